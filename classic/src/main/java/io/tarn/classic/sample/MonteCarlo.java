package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Integrals and means from random places, with their standard errors.
///
/// ∫f = V · mean of f over the box. The error falls as 1/√n, in any number of dimensions.
public final class MonteCarlo {
    private static final String WHO = "MonteCarlo";

    private MonteCarlo() {}

    /// How the places in a box are chosen.
    public enum Places {
        /// each for itself
        INDEPENDENT,
        /// in pairs that mirror each other at the centre: good for functions that rise or fall throughout
        ANTITHETIC,
        /// two in each of many equal slices of the first dimension: no part is left out
        STRATIFIED
    }

    /// @param draws how often the function is asked
    public record Config(int draws, Places places, long seed) {
        public Config {
            if (draws < 4 || draws % 2 != 0) {
                throw TensorException.of(
                        WHO, "an even number of 4 or more draws", draws, "take 10_000");
            }
        }

        public Config draws(int count) {
            return new Config(count, places, seed);
        }

        public Config places(Places choice) {
            return new Config(draws, choice, seed);
        }

        public Config seed(long number) {
            return new Config(draws, places, number);
        }
    }

    /// ∫f over a box: 10,000 independent places.
    public static Estimate integral(ToDoubleFunction<double[]> f, double[] low, double[] high) {
        return integral(f, low, high, c -> c);
    }

    public static Estimate integral(
            ToDoubleFunction<double[]> f,
            double[] low,
            double[] high,
            UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(10_000, Places.INDEPENDENT, 0));
        Box box = new Box(low, high);
        var random = new SplittableRandom(config.seed());
        Estimate mean =
                switch (config.places()) {
                    case INDEPENDENT -> {
                        double[] values = new double[config.draws()];
                        Arrays.setAll(values, _ -> value(f, box.at(uniform(box, random))));
                        yield Estimate.of(values);
                    }
                    case ANTITHETIC -> antithetic(f, box, random, config.draws());
                    case STRATIFIED -> stratified(f, box, random, config.draws());
                };
        return mean.times(box.volume());
    }

    /// The mean of f over what a source draws.
    public static Estimate mean(
            ToDoubleFunction<double[]> f, Source source, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(10_000, Places.INDEPENDENT, 0));
        if (config.places() != Places.INDEPENDENT) {
            throw TensorException.of(
                    WHO,
                    "independent places from a source",
                    config.places(),
                    "integrate over a box to choose the places");
        }
        var random = new SplittableRandom(config.seed());
        double[] values = new double[config.draws()];
        Arrays.setAll(values, _ -> value(f, source.draw(random)));
        return Estimate.of(values);
    }

    /// A pair counts as one value: (f(u) + f(1 - u)) / 2.
    private static Estimate antithetic(
            ToDoubleFunction<double[]> f, Box box, RandomGenerator random, int draws) {
        double[] values = new double[draws / 2];
        for (int i = 0; i < values.length; i++) {
            double[] u = uniform(box, random);
            double[] mirrored = Arrays.stream(u).map(each -> 1 - each).toArray();
            values[i] = (value(f, box.at(u)) + value(f, box.at(mirrored))) / 2;
        }
        Estimate pairs = Estimate.of(values);
        return new Estimate(pairs.mean(), pairs.standardError(), draws);
    }

    /// Two values a and b in each of k slices: mean = Σ(a + b) / 2k, variance = Σ((a - b)/2)² / k²
    private static Estimate stratified(
            ToDoubleFunction<double[]> f, Box box, RandomGenerator random, int draws) {
        int slices = draws / 2;
        double sum = 0;
        double squares = 0;
        for (int slice = 0; slice < slices; slice++) {
            double[] pair = new double[2];
            for (int i = 0; i < 2; i++) {
                double[] u = uniform(box, random);
                u[0] = (slice + u[0]) / slices;
                pair[i] = value(f, box.at(u));
            }
            sum += pair[0] + pair[1];
            squares += (pair[0] - pair[1]) * (pair[0] - pair[1]) / 4;
        }
        return new Estimate(sum / draws, Math.sqrt(squares) / slices, draws);
    }

    private static double[] uniform(Box box, RandomGenerator random) {
        double[] u = new double[box.dimensions()];
        Arrays.setAll(u, _ -> random.nextDouble());
        return u;
    }

    private static double value(ToDoubleFunction<double[]> f, double[] x) {
        double value = f.applyAsDouble(x);
        if (!Double.isFinite(value)) {
            throw TensorException.of(
                    WHO,
                    "finite values of the function",
                    "%s at %s".formatted(value, Arrays.toString(x)),
                    "leave the pole out of the box");
        }
        return value;
    }
}
