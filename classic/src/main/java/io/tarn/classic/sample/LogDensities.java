package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.Arrays;

/// Values of log densities, checked.
final class LogDensities {
    private LogDensities() {}

    /// A number or -∞.
    static double at(String who, LogDensity density, double[] x) {
        return checked(who, density.at(x), x);
    }

    /// The same, with the gradient into `slope`, which is finite where the value is.
    static double at(String who, SmoothDensity density, double[] x, double[] slope) {
        double value = checked(who, density.at(x, slope), x);
        if (value > Double.NEGATIVE_INFINITY && !Arrays.stream(slope).allMatch(Double::isFinite)) {
            throw TensorException.of(
                    who,
                    "a finite gradient where the log density is finite",
                    "%s at %s".formatted(Arrays.toString(slope), Arrays.toString(x)),
                    "check the gradient, or make it by LogDensity.ofTensor");
        }
        return value;
    }

    /// The value at a start, which is finite.
    static double atStart(String who, LogDensity density, double[] x) {
        requirePlace(who, x);
        double value = at(who, density, x);
        if (value == Double.NEGATIVE_INFINITY) {
            throw TensorException.of(
                    who,
                    "a start where the density is above 0",
                    "-Infinity at " + Arrays.toString(x),
                    "start where the target has mass");
        }
        return value;
    }

    static void requirePlace(String who, double[] x) {
        if (x.length == 0 || !Arrays.stream(x).allMatch(Double::isFinite)) {
            throw TensorException.of(
                    who,
                    "a start of one or more finite coordinates",
                    Arrays.toString(x),
                    "give it a place in the target's space");
        }
    }

    private static double checked(String who, double value, double[] x) {
        if (Double.isNaN(value) || value == Double.POSITIVE_INFINITY) {
            throw TensorException.of(
                    who,
                    "a log density that is a number or -Infinity",
                    "%s at %s".formatted(value, Arrays.toString(x)),
                    "return -Infinity where the density is 0");
        }
        return value;
    }
}
