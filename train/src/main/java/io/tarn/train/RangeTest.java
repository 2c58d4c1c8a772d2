package io.tarn.train;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.Loader;
import io.tarn.tensor.Scope;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The learning-rate range test (Smith, 2017): the rate grows from step to step, and the loss shows where learning starts and breaks.
///
/// The suggestion is the rate where the smoothed loss falls fastest, kept inside the tested range. The net, its optimizer and the
/// global random numbers are afterwards as they were.
///
/// @param losses smoothed, one for each rate
public record RangeTest(List<Double> rates, List<Double> losses, double suggestion) {
    public RangeTest {
        rates = List.copyOf(rates);
        losses = List.copyOf(losses);
    }

    /// Which rates are tried.
    public record Config(double lowest, double highest, int steps, int batchSize, long seed) {
        public Config {
            if (!(lowest > 0 && highest > lowest) || steps < 10 || batchSize < 1) {
                throw TensorException.of(
                        "RangeTest",
                        "0 < lowest < highest, 10 steps or more, a batch size of 1 or more",
                        "%s, %s, %d, %d".formatted(lowest, highest, steps, batchSize),
                        "try the defaults");
            }
        }

        public Config lowest(double rate) {
            return new Config(rate, highest, steps, batchSize, seed);
        }

        public Config highest(double rate) {
            return new Config(lowest, rate, steps, batchSize, seed);
        }

        public Config steps(int count) {
            return new Config(lowest, highest, count, batchSize, seed);
        }

        public Config batchSize(int size) {
            return new Config(lowest, highest, steps, size, seed);
        }

        public Config seed(long value) {
            return new Config(lowest, highest, steps, batchSize, value);
        }
    }

    /// How much of the mean of the losses stays from step to step.
    private static final double INERTIA = 0.9;

    /// The test ends when the smoothed loss is so many times the lowest one.
    private static final double BROKEN = 4;

    public static RangeTest run(Task task, Dataset data) {
        return run(task, data, c -> c);
    }

    public static RangeTest run(Task task, Dataset data, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(1e-7, 10, 100, 32, 0));
        try (var scope = Scope.open();
                var snapshot = Snapshot.of(task)) {
            task.net().train();
            return curve(task, data, config);
        }
    }

    private static RangeTest curve(Task task, Dataset data, Config config) {
        List<Double> rates = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        double mean = 0;
        double lowest = Double.POSITIVE_INFINITY;
        var batches = Endless.of(data, config.batchSize(), config.seed());
        try (batches) {
            for (int step = 0; step < config.steps(); step++) {
                double share = (double) step / (config.steps() - 1);
                double rate = config.lowest() * Math.pow(config.highest() / config.lowest(), share);
                double loss = Steps.plain(task, batches.next(), rate);
                // m ← β·m + (1-β)·loss,  m̂ = m / (1-βᵗ)
                mean = INERTIA * mean + (1 - INERTIA) * loss;
                double smooth = mean / (1 - Math.pow(INERTIA, step + 1));
                if (!Double.isFinite(smooth) || smooth > BROKEN * lowest) {
                    break;
                }
                rates.add(rate);
                losses.add(smooth);
                lowest = Math.min(lowest, smooth);
            }
        }
        return new RangeTest(rates, losses, steepest(rates, losses, config));
    }

    /// The rate where the loss falls fastest against the logarithm of the rate.
    private static double steepest(List<Double> rates, List<Double> losses, Config config) {
        double suggestion = Math.sqrt(config.lowest() * config.highest());
        double steepest = 0;
        for (int i = 1; i + 1 < losses.size(); i++) {
            double slope = losses.get(i + 1) - losses.get(i - 1);
            if (slope < steepest) {
                steepest = slope;
                suggestion = rates.get(i);
            }
        }
        return suggestion;
    }

    /// Batches without end, in a new order in every pass.
    static final class Endless implements AutoCloseable {
        private final Loader loader;
        private io.tarn.data.Epoch epoch;
        private int passes;

        private Endless(Loader loader) {
            this.loader = loader;
            this.epoch = loader.epoch(0);
        }

        static Endless of(Dataset data, int batchSize, long seed) {
            return new Endless(
                    Loader.of(data, c -> c.batchSize(batchSize).seed(seed).shuffled().threads(0)));
        }

        Batch next() {
            if (!epoch.hasNext()) {
                epoch.close();
                epoch = loader.epoch(++passes);
            }
            return epoch.next();
        }

        @Override
        public void close() {
            epoch.close();
        }
    }
}
