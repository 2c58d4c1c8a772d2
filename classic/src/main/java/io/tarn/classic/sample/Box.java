package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.Arrays;

/// All places between two corners.
///
/// @param low the least of every coordinate
/// @param high the greatest of every coordinate
record Box(double[] low, double[] high) {
    Box {
        if (low.length == 0 || low.length != high.length) {
            throw TensorException.of(
                    "Box",
                    "a low and a high end for each of one or more dimensions",
                    "%d and %d".formatted(low.length, high.length),
                    "give both the same length");
        }
        for (int i = 0; i < low.length; i++) {
            if (!(low[i] < high[i]) || !Double.isFinite(high[i] - low[i])) {
                throw TensorException.of(
                        "Box",
                        "finite ends, the low one below the high one",
                        "%s and %s in dimension %d".formatted(low[i], high[i], i),
                        "map an infinite range to a finite one first");
            }
        }
        low = low.clone();
        high = high.clone();
    }

    int dimensions() {
        return low.length;
    }

    double volume() {
        double volume = 1;
        for (int i = 0; i < low.length; i++) {
            volume *= high[i] - low[i];
        }
        return volume;
    }

    /// @param u a place in the unit box
    double[] at(double[] u) {
        double[] x = new double[u.length];
        Arrays.setAll(x, i -> low[i] + u[i] * (high[i] - low[i]));
        return x;
    }

    boolean holds(double[] x) {
        for (int i = 0; i < low.length; i++) {
            if (!(x[i] >= low[i] && x[i] <= high[i])) {
                return false;
            }
        }
        return true;
    }
}
