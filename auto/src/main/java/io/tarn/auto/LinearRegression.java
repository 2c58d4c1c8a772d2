package io.tarn.auto;

import io.tarn.classic.linear.Lbfgs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/// Ridge regression for numbers, logistic or softmax regression for classes; the penalty is chosen by validation.
record LinearRegression(TaskKind kind) implements Learner {
    /// The inverse of the penalty's strength on the sum of losses (C of logistic regression, 1 / α of ridge regression).
    private static final double[] WEAKER = {0.1, 0.01, 1e-3, 1e-4};

    private static final double[] STRONGER = {10, 100, 1000};
    private static final int SMALL_MATRIX = 1500;
    private static final int MANY_ROWS = 40_000;
    private static final int MOST_ROWS = 200_000;

    @Override
    public String name() {
        return switch (kind) {
            case REGRESSION -> "ridge regression";
            case BINARY -> "logistic regression";
            case MULTI_CLASS -> "softmax regression";
        };
    }

    @Override
    public String idea() {
        return "a weighted sum of the columns, kept small by a penalty";
    }

    @Override
    public Trial search(Problem problem, List<Fold> folds, Clock clock) {
        List<Fold> some = folds.stream().map(LinearRegression::smaller).toList();
        Map<Fold, Ridge> products = new HashMap<>();
        Map<Fold, double[]> starts = new HashMap<>();
        int[] count = {0};
        DoubleFunction<Trial> judge =
                strength -> {
                    count[0]++;
                    return CrossValidation.trial(
                            problem,
                            some,
                            Map.of("strength", strength),
                            fold ->
                                    learn(
                                            problem,
                                            fold.training(),
                                            strength,
                                            fold,
                                            products,
                                            starts));
                };
        Trial best = judge.apply(1);
        best = walk(best, WEAKER, judge, clock);
        best = walk(best, STRONGER, judge, clock);
        double middle = best.setting("strength");
        best = walk(best, new double[] {middle / 3}, judge, clock);
        best = walk(best, new double[] {middle * 3}, judge, clock);
        return tried(best, count[0]);
    }

    /// Goes on until it gets worse.
    private static Trial walk(
            Trial from, double[] strengths, DoubleFunction<Trial> judge, Clock clock) {
        Trial best = from;
        for (double strength : strengths) {
            if (clock.isOver()) {
                break;
            }
            Trial next = judge.apply(strength);
            if (!next.isBetterThan(best)) {
                break;
            }
            best = next;
        }
        return best;
    }

    static Trial tried(Trial best, int count) {
        return new Trial(
                best.settings(),
                best.validation(),
                best.trainingLoss(),
                best.validationLoss(),
                count,
                best.curve(),
                best.trainingCurve());
    }

    /// The strength is found on some of the rows where there are many.
    private static Fold smaller(Fold fold) {
        return fold.training().size() <= MANY_ROWS
                ? fold
                : new Fold(first(fold.training(), MANY_ROWS), fold.validation(), fold.rows());
    }

    static Examples first(Examples rows, int most) {
        int[] some = new int[Math.min(most, rows.size())];
        for (int i = 0; i < some.length; i++) {
            some[i] = (int) ((long) i * rows.size() / some.length);
        }
        return rows.rows(some);
    }

    private static Model learn(
            Problem problem,
            Examples rows,
            double strength,
            Fold fold,
            Map<Fold, Ridge> products,
            Map<Fold, double[]> starts) {
        float[][] x = rows.inputs().wide();
        if (problem.kind().isClassification()) {
            var model = softmax(problem, rows, strength, starts.get(fold));
            starts.put(fold, model.weights());
            return model;
        }
        return Math.min(x.length, x[0].length) > SMALL_MATRIX
                ? squares(rows, strength)
                : products.computeIfAbsent(fold, _ -> new Ridge(x, rows.y())).solve(1 / strength);
    }

    @Override
    public Model fit(Problem problem, Examples all, Trial trial) {
        Examples training = first(all, MOST_ROWS);
        double strength = trial.setting("strength");
        float[][] x = training.inputs().wide();
        if (problem.kind().isClassification()) {
            return softmax(problem, training, strength, null);
        }
        return Math.min(x.length, x[0].length) > SMALL_MATRIX
                ? squares(training, strength)
                : new Ridge(x, training.y()).solve(1 / strength);
    }

    /// λ = 1 / (C·n): the penalty on the sum of losses, for their mean.
    static LinearModel softmax(
            Problem problem,
            Examples rows,
            double strength,
            double @org.jspecify.annotations.Nullable [] start) {
        float[][] x = rows.inputs().wide();
        var loss = new SoftmaxLoss(x, rows.y(), problem.outputs(), 1 / (strength * x.length));
        double[] from = start == null ? new double[loss.parameters()] : start;
        double[] weights = Lbfgs.minimise(loss, from, 300, 1e-6).at();
        return new LinearModel(problem.outputs(), x[0].length, weights);
    }

    /// Ridge regression by descent, where the matrix would be too large.
    private static LinearModel squares(Examples rows, double strength) {
        float[][] x = rows.inputs().wide();
        var loss = new SquaredLoss(x, rows.y(), 1 / (strength * x.length));
        double[] weights = Lbfgs.minimise(loss, loss.start(), 500, 1e-7).at();
        return new LinearModel(1, x[0].length, weights);
    }
}
