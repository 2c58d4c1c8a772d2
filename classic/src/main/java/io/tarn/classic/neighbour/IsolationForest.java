package io.tarn.classic.neighbour;

import io.tarn.classic.Examples;
import io.tarn.classic.OutlierModel;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Many trees of random cuts: rows that few cuts set apart are strange.
///
/// From Liu, Ting and Zhou (2008). Each tree sees a small sample of the rows, in which strange rows do not hide each other.
public final class IsolationForest implements OutlierModel {
    public static final String TYPE = "isolation-forest";

    private static final String WHO = "IsolationForest";
    private static final double HALF = 0.5; // the strangeness of a row that is like any other
    private static final double ROUNDING = 1e-9; // of the mean over trees

    private final List<IsolationTree> trees;
    private final int columns;
    private final int sample;
    private final double threshold;

    /// @param trees how many
    /// @param sample the rows that each tree sees, or all if there are fewer
    /// @param share of the rows learned from that are to be called strange; 0 calls strange what is stranger than 0.5
    /// @param seed of samples and cuts
    public record Config(int trees, int sample, double share, long seed) {
        public Config {
            if (trees < 1 || sample < 2) {
                throw TensorException.of(
                        WHO,
                        "one tree or more, of two rows or more",
                        "%d trees of %d rows".formatted(trees, sample),
                        "100 of 256 are usual");
            }
            if (!(share >= 0 && share < 1)) {
                throw TensorException.of(
                        WHO, "a share from 0 to 1", share, "0.05 calls one row in 20 strange");
            }
        }

        public Config trees(int count) {
            return new Config(count, sample, share, seed);
        }

        public Config sample(int rows) {
            return new Config(trees, rows, share, seed);
        }

        public Config share(double strange) {
            return new Config(trees, sample, strange, seed);
        }

        public Config seed(long number) {
            return new Config(trees, sample, share, number);
        }
    }

    private IsolationForest(List<IsolationTree> trees, int columns, int sample, double threshold) {
        this.trees = trees;
        this.columns = columns;
        this.sample = sample;
        this.threshold = threshold;
    }

    /// @param x `[rows, columns]`, two rows or more
    public static IsolationForest fit(Tensor x) {
        return fit(x, c -> c);
    }

    public static IsolationForest fit(Tensor x, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(100, 256, 0, 0));
        try (var scope = Scope.open()) {
            Tensor checked = Examples.rows(WHO, x, 2);
            double[] rows = checked.toDoubleArray();
            int columns = (int) checked.size(1);
            int sample = (int) Math.min(config.sample(), checked.size(0));
            List<IsolationTree> trees = grow(rows, columns, sample, config);
            var forest = new IsolationForest(trees, columns, sample, HALF);
            if (config.share() == 0) {
                return forest;
            }
            double threshold =
                    Tensor.of(forest.strangeness(rows)).quantile(1 - config.share()).item();
            return new IsolationForest(trees, columns, sample, threshold);
        }
    }

    private static List<IsolationTree> grow(double[] rows, int columns, int sample, Config config) {
        var seeds = new SplittableRandom(config.seed());
        List<SplittableRandom> sources =
                IntStream.range(0, config.trees()).mapToObj(_ -> seeds.split()).toList();
        return sources.parallelStream()
                .map(random -> {
                    int[] drawn = draw(rows.length / columns, sample, random);
                    return IsolationTree.grow(rows, columns, drawn, random);
                })
                .toList();
    }

    /// Different indices below `rows`.
    private static int[] draw(int rows, int sample, SplittableRandom random) {
        int[] all = IntStream.range(0, rows).toArray();
        for (int i = 0; i < sample; i++) {
            int other = random.nextInt(i, rows);
            int swapped = all[i];
            all[i] = all[other];
            all[other] = swapped;
        }
        return Arrays.copyOf(all, sample);
    }

    /// Between 0 and 1; about 0.5 for a row like any other, near 1 for one that stands alone.
    @Override
    public Tensor strangeness(Tensor x) {
        try (var scope = Scope.open()) {
            double[] rows = Examples.asked(WHO, x, columns).toDoubleArray();
            return scope.keep(Tensor.of(strangeness(rows), rows.length / columns));
        }
    }

    private double[] strangeness(double[] rows) {
        double[] scores = new double[rows.length / columns];
        IntStream.range(0, scores.length).parallel().forEach(i -> scores[i] = score(rows, i));
        return scores;
    }

    private double score(double[] rows, int row) {
        double sum = 0;
        for (IsolationTree tree : trees) {
            sum += tree.path(rows, row * columns);
        }
        // s = 2^(-E[h(x)] / c(ψ))
        return Math.pow(2, -sum / trees.size() / IsolationTree.meanPath(sample));
    }

    @Override
    public Tensor isOutlier(Tensor x) {
        return strangeness(x).gt(threshold + ROUNDING);
    }

    /// The strangeness above which a row is an outlier.
    public double threshold() {
        return threshold;
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of("columns", columns, "sample", sample, "threshold", threshold),
                IsolationTrees.tensors(trees));
    }

    public static IsolationForest restore(Saved saved) {
        int columns = saved.count("columns", 1, Integer.MAX_VALUE);
        int sample = saved.count("sample", 2, Integer.MAX_VALUE);
        List<IsolationTree> trees = IsolationTrees.read(saved, columns);
        return new IsolationForest(trees, columns, sample, saved.number("threshold"));
    }

    @Override
    public String toString() {
        return "IsolationForest(%d trees)".formatted(trees.size());
    }
}
