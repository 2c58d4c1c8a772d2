package io.tarn.auto.media;

import java.util.Arrays;
import java.util.List;

/// The mean and the deviation of each of several numbers, measured on training examples.
record Spread(double[] mean, double[] deviation) {
    /// Of rows that are laid side by side in each array.
    static Spread of(List<float[]> rows, int width) {
        double[] sums = new double[width];
        double[] squares = new double[width];
        long count = 0;
        for (float[] values : rows) {
            for (int i = 0; i < values.length; i++) {
                sums[i % width] += values[i];
                squares[i % width] += (double) values[i] * values[i];
            }
            count += values.length / width;
        }
        double[] deviations = new double[width];
        for (int i = 0; i < width; i++) {
            sums[i] /= Math.max(1, count);
            double variance = squares[i] / Math.max(1, count) - sums[i] * sums[i];
            deviations[i] = variance > 1e-8 ? Math.sqrt(variance) : 1;
        }
        return new Spread(sums, deviations);
    }

    /// (x - mean) / deviation, of rows side by side.
    float[] standardised(float[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int column = i % mean.length;
            result[i] = (float) ((values[i] - mean[column]) / deviation[column]);
        }
        return result;
    }

    List<Double> means() {
        return Arrays.stream(mean).boxed().toList();
    }

    List<Double> deviations() {
        return Arrays.stream(deviation).boxed().toList();
    }

    static Spread fromJson(Settings json, int width) {
        double[] deviation = json.numbers("deviation", width);
        if (Arrays.stream(deviation).anyMatch(each -> !(each > 0))) {
            throw json.wrong("deviation", "numbers above 0");
        }
        return new Spread(json.numbers("mean", width), deviation);
    }
}
