package io.tarn.classic.margin;

import io.tarn.classic.Classifier;
import io.tarn.classic.Examples;
import io.tarn.classic.Kernel;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A support vector machine with a kernel: between each two classes it lays the boundary that has the widest margin, straight in the
/// kernel's space and curved in that of the rows. The class with the most won pairs is predicted, the clearest one of equals.
///
/// Solved by LIBSVM. Standardise the columns first: where they are large, it may stop after ten million steps, short of the best boundary, and
/// says so.
public final class KernelSvm implements Classifier {
    public static final String TYPE = "kernel-svm";

    static final String WHO = "KernelSvm";

    private final Expansion expansion; // a function for each pair
    private final Tensor earlier; // 1 for the first class of a pair, [pairs, classes]
    private final Tensor later; // 1 for the second

    /// @param cost C: what a row on the wrong side of the margin costs
    /// @param tolerance of the solution
    public record Config(Kernel kernel, double cost, double tolerance) {
        public Config {
            Requirements.cost(WHO, cost);
            Requirements.tolerance(WHO, tolerance);
        }

        public Config kernel(Kernel which) {
            return new Config(which, cost, tolerance);
        }

        public Config cost(double c) {
            return new Config(kernel, c, tolerance);
        }

        public Config tolerance(double most) {
            return new Config(kernel, cost, most);
        }
    }

    private KernelSvm(Expansion expansion, int classes) {
        this.expansion = expansion;
        Tensor all = Tensor.of(pairs(classes)).oneHot(classes).toDouble();
        earlier = all.select(1, 0).unscoped();
        later = all.select(1, 1).unscoped();
    }

    /// (0, 1), (0, 2), …, (1, 2), …
    private static long[][] pairs(int classes) {
        return IntStream.range(0, classes)
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, classes).mapToObj(j -> new long[] {i, j}))
                .toArray(long[][]::new);
    }

    /// With the radial kernel of [Kernel#radialFor].
    ///
    /// @param x `[rows, columns]`
    /// @param y classes from 0 on, `[rows]`
    public static KernelSvm fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static KernelSvm fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 2);
            Tensor classes = Examples.classes(WHO, y, rows.size(0));
            Config config = choose.apply(new Config(Kernel.radialFor(rows), 1, 1e-3));
            var trained =
                    Arrays.stream(pairs((int) classes.max().itemLong() + 1))
                            .parallel()
                            .map(pair -> Duel.train(rows, classes, pair, config))
                            .toList();
            return new KernelSvm(joined(trained, rows, config.kernel()), classes(trained.size()));
        }
    }

    /// The support vectors of all pairs, each with a coefficient for every pair, which is 0 where it does not count.
    private static Expansion joined(List<Duel> duels, Tensor rows, Kernel kernel) {
        int[] vectors =
                duels.stream()
                        .flatMapToInt(duel -> IntStream.of(duel.vectors()))
                        .sorted()
                        .distinct()
                        .toArray();
        double[][] alpha = new double[vectors.length][duels.size()];
        for (int pair = 0; pair < duels.size(); pair++) {
            Duel duel = duels.get(pair);
            for (int i = 0; i < duel.vectors().length; i++) {
                int place = Arrays.binarySearch(vectors, duel.vectors()[i]);
                alpha[place][pair] = duel.coefficients()[i];
            }
        }
        long[] places = IntStream.of(vectors).asLongStream().toArray();
        double[] rho = duels.stream().mapToDouble(Duel::threshold).toArray();
        return new Expansion(
                kernel,
                rows.indexSelect(0, Tensor.of(places, places.length)),
                Tensor.of(alpha),
                Tensor.of(rho, rho.length));
    }

    /// How many classes have so many pairs.
    private static int classes(long pairs) {
        return (int) Math.round((1 + Math.sqrt(1 + 8.0 * pairs)) / 2);
    }

    @Override
    public int classes() {
        return (int) earlier.size(1);
    }

    /// The rows that hold the boundaries, `[vectors, columns]`.
    public Tensor supportVectors() {
        return expansion.vectors();
    }

    /// f of each pair of classes, (0, 1), (0, 2), …, (1, 2), …: above 0 speaks for the first, `[rows, pairs]`.
    public Tensor decisions(Tensor x) {
        return expansion.values(WHO, x);
    }

    /// The number of pairs that a class wins, with c = Σ ±f of its pairs as c / (3·(|c| + 1)), which is below a third.
    @Override
    public Tensor scores(Tensor x) {
        Tensor f = decisions(x);
        Tensor won = f.ge(0).toDouble();
        Tensor votes = won.matmul(earlier).add(won.rsub(1).matmul(later));
        Tensor c = f.matmul(earlier.sub(later));
        return votes.add(c.div(c.abs().add(1).mul(3)));
    }

    @Override
    public Saved saved() {
        return expansion.saved(TYPE);
    }

    public static KernelSvm restore(Saved saved) {
        Expansion expansion = Expansion.restore(saved);
        long pairs = expansion.thresholds().size(0);
        int classes = classes(pairs);
        if (pairs < 1 || classes * (classes - 1L) / 2 != pairs) {
            throw TensorException.of(
                    WHO,
                    "a threshold for each pair of classes",
                    pairs,
                    "the file is damaged; save the model again");
        }
        return new KernelSvm(expansion, classes);
    }

    @Override
    public String toString() {
        return "KernelSvm(%d classes, %s, %d support vectors)"
                .formatted(classes(), expansion.kernel(), expansion.vectors().size(0));
    }
}
