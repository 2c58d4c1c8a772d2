package io.tarn.sequence.recurrent;

import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;

/// Asks a small network about each pair: eⱼ = v·tanh(W·q + V·sⱼ + b) (Bahdanau, Cho and Bengio, 2015).
public record AdditiveAlignment(Linear query, Linear key, Linear score) implements Alignment {
    /// With as many units as the decoder's states have.
    public static AdditiveAlignment of(long hidden, long memory) {
        return of(hidden, memory, hidden);
    }

    public static AdditiveAlignment of(long hidden, long memory, long units) {
        return new AdditiveAlignment(
                Linear.of(hidden, units, c -> c.noBias()),
                Linear.of(memory, units),
                Linear.of(units, 1, c -> c.noBias()));
    }

    @Override
    public Tensor keys(Tensor states) {
        return key.forward(states); // V·s + b
    }

    @Override
    public Tensor look(Tensor queries, Tensor keys, Tensor keep, Tensor before) {
        Tensor wq = query.forward(queries).unsqueeze(2); // [batch, steps, 1, units]
        // e = v·tanh(W·q + V·sⱼ + b)
        Tensor e = score.forward(wq.add(keys.unsqueeze(1)).tanh()).squeeze(-1);
        return Alignment.softmax(e, keep);
    }
}
