package io.tarn.sequence.recurrent;

import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;

/// Learns what is alike: eⱼ = qᵀ·W·sⱼ (Luong, Pham and Manning, 2015).
public record GeneralAlignment(Linear key) implements Alignment {
    public static GeneralAlignment of(long hidden, long memory) {
        return new GeneralAlignment(Linear.of(memory, hidden, c -> c.noBias()));
    }

    @Override
    public Tensor keys(Tensor states) {
        return key.forward(states); // W·s
    }

    @Override
    public Tensor look(Tensor queries, Tensor keys, Tensor keep, Tensor before) {
        // a = softmax(qᵀ·W·sⱼ)
        return Alignment.softmax(queries.matmul(keys.mT()), keep);
    }
}
