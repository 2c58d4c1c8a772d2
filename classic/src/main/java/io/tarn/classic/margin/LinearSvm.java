package io.tarn.classic.margin;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.tarn.classic.Classifier;
import io.tarn.classic.Examples;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A support vector machine with straight boundaries, each the one between a class and all others that has the widest margin.
///
/// The loss is max(0, 1 - m)² for a row that lies m on the right side; [KernelSvm] with [Kernel#linear] has max(0, 1 - m). Solved by
/// LIBLINEAR with Newton's method, also for very many rows. Standardise the columns first: the intercept is penalised like a weight.
public final class LinearSvm implements Classifier {
    public static final String TYPE = "linear-svm";

    private static final String WHO = "LinearSvm";

    static {
        Linear.disableDebugOutput();
    }

    private final Tensor weights; // [columns, classes]
    private final Tensor intercept; // [classes]

    /// @param cost C: what a row on the wrong side of the margin costs
    /// @param tolerance of the solution
    public record Config(double cost, double tolerance) {
        public Config {
            Requirements.cost(WHO, cost);
            Requirements.tolerance(WHO, tolerance);
        }

        public Config cost(double c) {
            return new Config(c, tolerance);
        }

        public Config tolerance(double most) {
            return new Config(cost, most);
        }
    }

    private LinearSvm(Tensor weights, Tensor intercept) {
        this.weights = weights.unscoped();
        this.intercept = intercept.unscoped();
    }

    /// @param x `[rows, columns]`
    /// @param y classes from 0 on, `[rows]`
    public static LinearSvm fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static LinearSvm fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(1, 1e-4));
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 2);
            Tensor classes = Examples.classes(WHO, y, rows.size(0));
            Problem problem = problem(rows);
            long[] of = classes.toLongArray();
            int count = (int) classes.max().itemLong() + 1;
            double[][] w =
                    IntStream.range(count == 2 ? 1 : 0, count)
                            .parallel()
                            .mapToObj(k -> weights(problem, of, k, config))
                            .toArray(double[][]::new);
            Tensor learned = Tensor.of(w).t(); // [columns and the intercept, classes]
            Tensor all = count == 2 ? Tensor.cat(List.of(learned.neg(), learned), 1) : learned;
            long columns = rows.size(1);
            return new LinearSvm(all.narrow(0, 0, columns).copy(), all.get(columns).copy());
        }
    }

    /// Of one class against all others.
    private static double[] weights(Problem rows, long[] classes, int own, Config config) {
        var problem = new Problem();
        problem.l = rows.l;
        problem.n = rows.n;
        problem.bias = rows.bias;
        problem.x = rows.x;
        problem.y = LongStream.of(classes).mapToDouble(k -> k == own ? 1 : -1).toArray();
        var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC, config.cost(), config.tolerance());
        return Linear.train(problem, parameter).getFeatureWeights();
    }

    private static Problem problem(Tensor x) {
        int columns = (int) x.size(1);
        double[] values = x.toDoubleArray();
        var problem = new Problem();
        problem.l = (int) x.size(0);
        problem.n = columns + 1;
        problem.bias = 1;
        problem.x =
                IntStream.range(0, problem.l)
                        .mapToObj(row -> features(values, row * columns, columns))
                        .toArray(Feature[][]::new);
        return problem;
    }

    /// The numbers of a row other than 0, and the 1 whose weight is the intercept.
    private static Feature[] features(double[] values, int from, int columns) {
        return IntStream.rangeClosed(0, columns)
                .filter(column -> column == columns || values[from + column] != 0)
                .mapToObj(column ->
                        new FeatureNode(column + 1, column == columns ? 1 : values[from + column]))
                .toArray(Feature[]::new);
    }

    @Override
    public int classes() {
        return (int) weights.size(1);
    }

    /// W, `[columns, classes]`; those of two classes are opposite.
    public Tensor weights() {
        return weights;
    }

    /// b, `[classes]`
    public Tensor intercept() {
        return intercept;
    }

    /// x·W + b: above 0 speaks for a class, and 1 is the margin.
    @Override
    public Tensor scores(Tensor x) {
        return Examples.asked(WHO, x, weights.size(0)).matmul(weights).add(intercept);
    }

    @Override
    public Saved saved() {
        return Saved.of(TYPE, Map.of(), Map.of("weights", weights, "intercept", intercept));
    }

    public static LinearSvm restore(Saved saved) {
        Tensor weights = saved.tensor("weights", -1, -1);
        return new LinearSvm(weights, saved.tensor("intercept", weights.size(1)));
    }

    @Override
    public String toString() {
        return "LinearSvm(%d classes, %d columns)".formatted(classes(), weights.size(0));
    }
}
