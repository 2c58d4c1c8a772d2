package io.tarn.classic.cluster;

import io.tarn.classic.Clustering;
import io.tarn.classic.Examples;
import io.tarn.classic.Saved;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// k centres, such that the rows lie near theirs: the sum of squared distances is small.
///
/// Starts from k-means++ and goes on by Lloyd's algorithm, several times; the best end counts.
public final class KMeans implements Clustering {
    public static final String TYPE = "k-means";

    private static final String WHO = "KMeans";

    private final Tensor centres; // [k, columns]
    private final double inertia;
    private final int iterations;

    /// @param starts how often it begins anew
    /// @param iterations at most, of each start
    /// @param tolerance of the squared move of the centres, as a part of the columns' mean variance; below it, it ends
    /// @param seed of the starts
    public record Config(int starts, int iterations, double tolerance, long seed) {
        public Config {
            if (starts < 1 || iterations < 1) {
                throw TensorException.of(
                        WHO,
                        "one start and one iteration or more",
                        "%d starts of %d iterations".formatted(starts, iterations),
                        "4 of 300 are usual");
            }
            if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
                throw TensorException.of(
                        WHO, "a tolerance of 0 or more", tolerance, "1e-4 is usual");
            }
        }

        public Config starts(int count) {
            return new Config(count, iterations, tolerance, seed);
        }

        public Config iterations(int most) {
            return new Config(starts, most, tolerance, seed);
        }

        public Config tolerance(double share) {
            return new Config(starts, iterations, share, seed);
        }

        public Config seed(long number) {
            return new Config(starts, iterations, tolerance, number);
        }
    }

    private KMeans(Tensor centres, double inertia, int iterations) {
        this.centres = centres.unscoped();
        this.inertia = inertia;
        this.iterations = iterations;
    }

    /// @param x `[rows, columns]`; FLOAT32 stays, which is twice as fast as FLOAT64
    public static KMeans fit(Tensor x, int k) {
        return fit(x, k, c -> c);
    }

    public static KMeans fit(Tensor x, int k, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(4, 300, 1e-4, 0));
        if (k < 1) {
            throw TensorException.of(WHO, "one centre or more", k, "see where the inertia bends");
        }
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rowsAsTheyAre(WHO, x, k);
            Distinct.require(WHO, rows, k);
            Tensor middle = rows.mean(0);
            Lloyd.Result best = best(rows.sub(middle), k, config);
            Tensor centres = best.centres().add(middle).toDouble();
            return new KMeans(centres, best.inertia(), best.iterations());
        }
    }

    private static Lloyd.Result best(Tensor x, int k, Config config) {
        Tensor squares = x.square().sum(1);
        double least = config.tolerance() * x.square().mean().item();
        Lloyd lloyd = new Lloyd(x, config.iterations(), least);
        Random random = Random.of(config.seed());
        Lloyd.Result best = lloyd.run(PlusPlus.centres(x, squares, k, random));
        for (int start = 1; start < config.starts(); start++) {
            Lloyd.Result other = lloyd.run(PlusPlus.centres(x, squares, k, random));
            best = other.inertia() < best.inertia() ? other : best;
        }
        return best;
    }

    @Override
    public int clusters() {
        return (int) centres.size(0);
    }

    /// `[k, columns]`
    public Tensor centres() {
        return centres;
    }

    /// Σ ‖x - c‖² over the rows that it learned from.
    public double inertia() {
        return inertia;
    }

    /// Those of the best start.
    public int iterations() {
        return iterations;
    }

    /// The nearest centre of each row.
    @Override
    public Tensor predict(Tensor x) {
        try (var scope = Scope.open()) {
            Tensor rows = Examples.asked(WHO, x, centres.size(1));
            Tensor middle = centres.mean(0); // far from the origin, products lose digits
            return scope.keep(Lloyd.nearest(rows.sub(middle), centres.sub(middle)));
        }
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of("inertia", inertia, "iterations", iterations),
                Map.of("centres", centres));
    }

    public static KMeans restore(Saved saved) {
        int iterations = saved.count("iterations", 1, Integer.MAX_VALUE);
        return new KMeans(saved.tensor("centres", -1, -1), saved.number("inertia"), iterations);
    }

    @Override
    public String toString() {
        return "KMeans(%d centres)".formatted(clusters());
    }
}
