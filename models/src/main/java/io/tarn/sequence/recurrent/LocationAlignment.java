package io.tarn.sequence.recurrent;

import io.tarn.nn.Conv1d;
import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Sees where it looked before too: eⱼ = v·tanh(W·q + V·sⱼ + U·fⱼ + b), f = F ∗ a (Chorowski et al., 2015).
///
/// @param filters F, over the weights of the step before
/// @param place U
public record LocationAlignment(
        Linear query, Linear key, Conv1d filters, Linear place, Linear score) implements Alignment {
    /// With 10 filters over 7 places, and as many units as the decoder's states have.
    public static LocationAlignment of(long hidden, long memory) {
        return of(hidden, memory, 10, 7);
    }

    /// @param reach places that a filter sees, an odd number
    public static LocationAlignment of(long hidden, long memory, long filters, long reach) {
        if (reach % 2 == 0) {
            throw TensorException.of(
                    "LocationAlignment",
                    "filters over an odd number of places",
                    reach,
                    "so that each has a middle");
        }
        return new LocationAlignment(
                Linear.of(hidden, hidden, c -> c.noBias()),
                Linear.of(memory, hidden),
                Conv1d.of(1, filters, reach, c -> c.padding(reach / 2).noBias()),
                Linear.of(filters, hidden, c -> c.noBias()),
                Linear.of(hidden, 1, c -> c.noBias()));
    }

    @Override
    public boolean looksBack() {
        return true;
    }

    @Override
    public Tensor keys(Tensor states) {
        return key.forward(states); // V·s + b
    }

    @Override
    public Tensor look(Tensor queries, Tensor keys, Tensor keep, Tensor before) {
        Alignment.oneStep("LocationAlignment", queries);
        Tensor f = filters.forward(before).mT(); // [batch, places, filters]
        Tensor sum = query.forward(queries).add(keys).add(place.forward(f));
        // e = v·tanh(W·q + V·sⱼ + U·fⱼ + b)
        return Alignment.softmax(score.forward(sum.tanh()).mT(), keep);
    }
}
