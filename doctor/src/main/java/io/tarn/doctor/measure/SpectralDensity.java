package io.tarn.doctor.measure;

import io.tarn.report.Axis;
import io.tarn.report.Lines;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// How a Hessian's eigenvalues are spread, for nets of any size, by stochastic Lanczos quadrature.
///
/// ```java
/// var density = SpectralDensity.of(objective, c -> c.probes(10).steps(80));
/// double negative = density.share(lambda -> lambda < -0.01);
/// ```
///
/// Each probe starts from random signs v and gives points θ with weights: the squared share of v in the eigenvectors of T. It costs `probes`
/// times `steps` products, and holds `steps` vectors, fewer where `megabytes` has no room: the picture is then coarser.
///
/// @param products that were made
public record SpectralDensity(List<Probe> probes, int products) {
    private static final int POINTS = 241;

    /// Some points on the axis of eigenvalues, with weights that add up to 1.
    public record Probe(double[] values, double[] weights) {
        public Probe {
            values = values.clone();
            weights = weights.clone();
        }

        double share(DoublePredicate which) {
            return IntStream.range(0, values.length)
                    .filter(i -> which.test(values[i]))
                    .mapToDouble(i -> weights[i])
                    .sum();
        }

        double moment(int power) {
            return IntStream.range(0, values.length)
                    .mapToDouble(i -> weights[i] * Math.pow(values[i], power))
                    .sum();
        }
    }

    /// How much it may cost.
    public record Config(int probes, int steps, int megabytes, long seed) {
        public Config {
            if (probes < 1 || steps < 1 || megabytes < 1) {
                throw TensorException.of(
                        "SpectralDensity",
                        "1 probe, step and megabyte or more",
                        "%d, %d and %d".formatted(probes, steps, megabytes),
                        "see SpectralDensity.Config");
            }
        }

        public Config probes(int count) {
            return new Config(count, steps, megabytes, seed);
        }

        public Config steps(int count) {
            return new Config(probes, count, megabytes, seed);
        }

        public Config megabytes(int limit) {
            return new Config(probes, steps, limit, seed);
        }

        public Config seed(long start) {
            return new Config(probes, steps, megabytes, start);
        }
    }

    public SpectralDensity {
        probes = List.copyOf(probes);
    }

    public static SpectralDensity of(Objective objective, UnaryOperator<Config> choose) {
        return of(SymmetricOperator.of(objective), choose);
    }

    public static SpectralDensity of(SymmetricOperator operator, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(10, 80, 512, 0));
        Random random = Random.of(config.seed());
        int room = Math.max(2, operator.vectors(config.megabytes()));
        int steps = (int) Math.min(Math.min(config.steps(), room), operator.size());
        List<Probe> probes = new ArrayList<>();
        int products = 0;
        for (int i = 0; i < config.probes(); i++) {
            try (var scope = Scope.open()) {
                var space = new Krylov(operator, steps, operator.signs(random));
                do {
                    space.extend();
                    products++;
                } while (!space.isFull() && !space.isClosed());
                Krylov.Ritz ritz = space.ritz();
                double[] weights = Arrays.stream(ritz.first()).map(s -> s * s).toArray();
                probes.add(new Probe(ritz.values(), weights));
            }
        }
        return new SpectralDensity(probes, products);
    }

    public double least() {
        return probes.stream().mapToDouble(probe -> probe.values()[0]).min().orElseThrow();
    }

    public double greatest() {
        return probes.stream()
                .mapToDouble(probe -> probe.values()[probe.values().length - 1])
                .max()
                .orElseThrow();
    }

    /// The part of all eigenvalues for which `which` holds.
    public double share(DoublePredicate which) {
        return probes.stream().mapToDouble(probe -> probe.share(which)).average().orElseThrow();
    }

    /// The mean of λᵏ over all eigenvalues.
    public double moment(int power) {
        return probes.stream().mapToDouble(probe -> probe.moment(power)).average().orElseThrow();
    }

    /// How far the mean eigenvalue may be off, by the spread of the probes.
    public double standardError() {
        return Moments.standardError(
                probes.stream().mapToDouble(probe -> probe.moment(1)).toArray());
    }

    /// The density at an eigenvalue: Σ wᵢ·exp(-(λ - θᵢ)² / 2σ²) / (σ·√2π), which integrates to 1.
    public double at(double lambda, double sigma) {
        double sum = 0;
        for (Probe probe : probes) {
            for (int i = 0; i < probe.values().length; i++) {
                double z = (lambda - probe.values()[i]) / sigma;
                sum += probe.weights()[i] * Math.exp(-z * z / 2);
            }
        }
        return sum / (sigma * Math.sqrt(2 * Math.PI) * probes.size());
    }

    /// The density over the eigenvalues, on a logarithmic axis: most of them lie at 0, and few matter.
    public Lines chart() {
        double width = Math.max(greatest() - least(), 1e-9 * Math.abs(greatest()) + 1e-300);
        double sigma = width / 80;
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = least() - width / 20 + 1.1 * width * i / (POINTS - 1);
            y[i] = Math.max(at(x[i], sigma), 1e-5 / sigma);
        }
        return Lines.of("Density of the Hessian's eigenvalues")
                .x("eigenvalue")
                .y(Axis.of("density").logarithmic())
                .line("density", x, y)
                .ruleAtX("0", 0);
    }
}
