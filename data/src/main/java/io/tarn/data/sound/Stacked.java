package io.tarn.data.sound;

import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import java.util.stream.IntStream;

/// Each frame with its neighbours beside it, so that a network of single frames sees their context; the ends are repeated.
///
/// @param before frames before
/// @param after frames after
public record Stacked(int before, int after) implements FeatureStep {
    public Stacked {
        if (before < 0 || after < 0) {
            throw DataException.of(
                    "Stacked", "0 frames or more", before + " and " + after, "usual are 4 and 4");
        }
    }

    @Override
    public Tensor apply(Tensor frames) {
        return Tensor.cat(
                IntStream.rangeClosed(-before, after).mapToObj(n -> moved(frames, n)).toList(), 1);
    }

    @Override
    public int width(int single) {
        return single * (before + 1 + after);
    }

    /// The frames `n` later; the first or the last stands for those beyond the ends.
    static Tensor moved(Tensor frames, int n) {
        int last = Math.toIntExact(frames.size(0)) - 1;
        long[] rows =
                IntStream.rangeClosed(0, last)
                        .mapToLong(t -> Math.clamp((long) t + n, 0, last))
                        .toArray();
        return frames.indexSelect(0, Tensor.of(rows));
    }
}
