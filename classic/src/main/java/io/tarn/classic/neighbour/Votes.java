package io.tarn.classic.neighbour;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;

/// How much each neighbour counts.
public enum Votes {
    /// All the same.
    EQUAL {
        @Override
        Tensor of(Tensor distances) {
            return distances.mul(0).add(1 / (double) distances.size(1));
        }
    },

    /// The nearer the more, 1/distance; where some lie right on the query, they alone count.
    BY_DISTANCE {
        @Override
        Tensor of(Tensor distances) {
            Tensor onIt = distances.eq(0);
            Tensor near = distances.reciprocal();
            Tensor w = Tensor.where(onIt.any(1).unsqueeze(1), onIt.toDouble(), near);
            return w.div(w.sumKeep(1));
        }
    };

    /// Shares that add up to one.
    ///
    /// @param distances `[queries, k]`
    abstract Tensor of(Tensor distances);

    static Votes named(String name) {
        return Arrays.stream(values())
                .filter(votes -> votes.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        TensorException.of(
                                "Votes",
                                "one of " + List.of(values()),
                                name,
                                "save the model again"));
    }
}
