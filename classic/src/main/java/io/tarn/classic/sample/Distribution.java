package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A distribution that can be drawn from directly, and whose density is known with its constant.
public record Distribution(Source source, LogDensity logDensity) implements Source {
    private static final String WHO = "Distribution";

    @Override
    public double[] draw(RandomGenerator random) {
        return source.draw(random);
    }

    /// Independent normal coordinates.
    public static Distribution normal(double[] mean, double[] deviation) {
        requirePairs(mean, deviation);
        for (double each : deviation) {
            if (!(each > 0) || each == Double.POSITIVE_INFINITY) {
                throw TensorException.of(
                        WHO, "deviations above 0", each, "leave a fixed coordinate out");
            }
        }
        double[] mu = mean.clone();
        double[] sigma = deviation.clone();
        return new Distribution(
                random -> {
                    double[] x = new double[mu.length];
                    Arrays.setAll(x, i -> mu[i] + sigma[i] * random.nextGaussian());
                    return x;
                },
                x -> {
                    double sum = 0;
                    for (int i = 0; i < mu.length; i++) {
                        // log N(x | μ, σ²) = -(x-μ)²/2σ² - log σ - log √2π
                        double z = (x[i] - mu[i]) / sigma[i];
                        sum -= z * z / 2 + Math.log(sigma[i]) + Math.log(2 * Math.PI) / 2;
                    }
                    return sum;
                });
    }

    /// Independent normal coordinates, all alike around 0.
    public static Distribution normal(int dimensions, double deviation) {
        double[] deviations = new double[Math.max(0, dimensions)];
        Arrays.fill(deviations, deviation);
        return normal(new double[deviations.length], deviations);
    }

    /// The same density everywhere in a box.
    public static Distribution uniform(double[] low, double[] high) {
        Box box = new Box(low, high);
        double logVolume = Math.log(box.volume());
        return new Distribution(
                random -> {
                    double[] u = new double[box.dimensions()];
                    Arrays.setAll(u, _ -> random.nextDouble());
                    return box.at(u);
                },
                x -> box.holds(x) ? -logVolume : Double.NEGATIVE_INFINITY);
    }

    private static void requirePairs(double[] mean, double[] deviation) {
        if (mean.length == 0 || mean.length != deviation.length) {
            throw TensorException.of(
                    WHO,
                    "a mean and a deviation for each of one or more dimensions",
                    "%d and %d".formatted(mean.length, deviation.length),
                    "give both the same length");
        }
        if (!Arrays.stream(mean).allMatch(Double::isFinite)) {
            throw TensorException.of(
                    WHO, "finite means", Arrays.toString(mean), "give it a place to lie around");
        }
    }
}
