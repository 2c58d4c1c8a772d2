package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.nn.Modes;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// The batch size at which a gradient is as much noise as signal: B = tr Σ / |G|².
///
/// ```java
/// var noise = NoiseScale.of(task, dataset);
/// noise.value();         // 300: batches far below are noisy, batches far above waste examples
/// ```
///
/// Σ is the covariance of the gradients of single examples, G their mean, both over the data set as it lies. Small batches are drawn with
/// replacement; `chunks` of them together are a large one. The task's loss must be a mean over examples. Normalisation and dropout stand
/// still. Costs `samples`·`chunks` gradients of small batches. [McCandlish and others, 2018](https://arxiv.org/abs/1812.06162).
///
/// @param noise tr Σ
/// @param signal |G|²; an estimate without bias, so that it can be below 0 where there is no signal
/// @param ratio |G|²/tr Σ = 1/B
/// @param error the standard error of `ratio`, by the jackknife
/// @param small examples in a small batch
/// @param large examples in a large one
public record NoiseScale(
        double noise, double signal, double ratio, double error, int small, int large) {
    /// How many gradients are looked at.
    public record Config(int small, int chunks, int samples, long seed) {
        public Config {
            if (small < 1 || chunks < 2 || samples < 2) {
                throw TensorException.of(
                        "NoiseScale",
                        "small batches of 1 or more, 2 chunks and 2 samples or more",
                        "%d, %d and %d".formatted(small, chunks, samples),
                        "see NoiseScale.Config");
            }
        }

        public Config small(int examples) {
            return new Config(examples, chunks, samples, seed);
        }

        public Config chunks(int count) {
            return new Config(small, count, samples, seed);
        }

        public Config samples(int count) {
            return new Config(small, chunks, count, seed);
        }

        public Config seed(long number) {
            return new Config(small, chunks, samples, number);
        }
    }

    public static NoiseScale of(Task task, Dataset examples) {
        return of(task, examples, c -> c);
    }

    public static NoiseScale of(Task task, Dataset examples, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(4, 16, 16, 0));
        double[] noises = new double[config.samples];
        double[] signals = new double[config.samples];
        RandomGenerator chance = new SplittableRandom(config.seed);
        try (var visit = Visit.to(task);
                var modes = Modes.eval(task.net());
                var on = Gradient.on()) {
            for (int i = 0; i < config.samples; i++) {
                Norms norms = Norms.of(task, examples, config, chance);
                noises[i] = norms.noise();
                signals[i] = norms.signal();
            }
        }
        double noise = Robust.mean(noises);
        double signal = Robust.mean(signals);
        return new NoiseScale(
                noise,
                signal,
                signal / noise,
                jackknife(signals, noises),
                config.small,
                config.small * config.chunks);
    }

    /// |G|² of a large batch, and on average of the small ones that it is made of.
    private record Norms(double ofSmall, double ofLarge, int small, int large) {
        static Norms of(Task task, Dataset examples, Config config, RandomGenerator chance) {
            try (var scope = Scope.open()) {
                double squares = 0;
                Tensor sum = Tensor.zeros();
                for (int chunk = 0; chunk < config.chunks; chunk++) {
                    try (var inner = Scope.open()) {
                        Batch batch = drawn(task.net(), examples, config.small, chance);
                        List<Tensor> parts =
                                LossGradient.all(task, batch).stream()
                                        .map(LossGradient::gradient)
                                        .toList();
                        Tensor gradient = Tensor.cat(parts, 0);
                        squares += gradient.square().sum().item();
                        sum = inner.keep(chunk == 0 ? gradient : sum.add(gradient));
                    }
                }
                return new Norms(
                        squares / config.chunks,
                        sum.div(config.chunks).square().sum().item(),
                        config.small,
                        config.small * config.chunks);
            }
        }

        private static Batch drawn(Net net, Dataset examples, int count, RandomGenerator chance) {
            int[] indices = chance.ints(count, 0, examples.size()).toArray();
            Batch batch = examples.batch(indices, chance);
            return net.parameters().stream()
                    .findFirst()
                    .map(Parameter::value)
                    .map(value -> batch.to(value.device()))
                    .orElse(batch);
        }

        /// tr Σ = (|G_s|² - |G_b|²) / (1/B_s - 1/B_b)
        double noise() {
            return (ofSmall - ofLarge) / (1.0 / small - 1.0 / large);
        }

        /// |G|² = (B_b·|G_b|² - B_s·|G_s|²) / (B_b - B_s)
        double signal() {
            return (large * ofLarge - small * ofSmall) / (large - small);
        }
    }

    /// √((n - 1)/n · Σ (qᵢ - q̄)²), where qᵢ is the ratio of the means of all but sample i.
    private static double jackknife(double[] signals, double[] noises) {
        int n = signals.length;
        double allSignals = n * Robust.mean(signals);
        double allNoises = n * Robust.mean(noises);
        double[] without = new double[n];
        for (int i = 0; i < n; i++) {
            without[i] = (allSignals - signals[i]) / (allNoises - noises[i]);
        }
        double mean = Robust.mean(without);
        double squares = 0;
        for (double q : without) {
            squares += (q - mean) * (q - mean);
        }
        return Math.sqrt((n - 1.0) / n * squares);
    }

    /// B; infinite where no signal was found.
    public double value() {
        return batchSize(ratio);
    }

    /// The lower end of B's 95% interval.
    public double low() {
        return batchSize(ratio + 1.96 * error);
    }

    /// The upper end of B's 95% interval; infinite where the signal may be none.
    public double high() {
        return batchSize(ratio - 1.96 * error);
    }

    private static double batchSize(double ratio) {
        return ratio > 0 ? 1 / ratio : ratio <= 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }

    @Override
    public String toString() {
        return "gradient noise scale %.4g examples (95%%: %.3g to %.3g)"
                .formatted(value(), low(), high());
    }
}
