package io.tarn.auto;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A linear support vector machine, trained by liblinear.
///
/// Its margins become probabilities by a softmax regression on the margins of validation rows (Platt, 1999).
record SupportVectors() implements Learner {
    private static final double[] STRENGTHS = {0.01, 0.1, 1, 0.001};
    private static final int MOST_ROWS = 20_000;

    @Override
    public String name() {
        return "linear SVM";
    }

    @Override
    public String idea() {
        return "a weighted sum that keeps a margin around the border between classes";
    }

    @Override
    public Trial search(io.tarn.auto.Problem problem, List<Fold> folds, Clock clock) {
        Trial best = trial(problem, folds, STRENGTHS[0]);
        int tried = 1;
        for (; tried < STRENGTHS.length && !clock.isOver(); tried++) {
            Trial trial = trial(problem, folds, STRENGTHS[tried]);
            best = trial.isBetterThan(best) ? trial : best;
        }
        return LinearRegression.tried(best, tried);
    }

    private static Trial trial(io.tarn.auto.Problem problem, List<Fold> folds, double strength) {
        if (!problem.kind().isClassification()) {
            return CrossValidation.trial(
                    problem,
                    folds,
                    Map.of("strength", strength),
                    fold -> machine(problem, fold.training(), strength));
        }
        List<LinearModel> machines = new ArrayList<>();
        List<float[]> margins = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        for (Fold fold : folds) {
            LinearModel machine = machine(problem, fold.training(), strength);
            machines.add(machine);
            margins.addAll(List.of(margins(machine, fold.validation().inputs())));
            for (double y : fold.validation().y()) {
                labels.add(y);
            }
        }
        Examples seen = examples(margins, labels);
        LinearModel calibration = LinearRegression.softmax(problem, seen, 1, null);
        int[] next = {0};
        Trial trial =
                CrossValidation.trial(
                        problem,
                        folds,
                        Map.of("strength", strength),
                        _ -> new Calibrated(machines.get(next[0]++), calibration));
        // what maps margins to probabilities is needed again by fit
        Map<String, Double> settings = new java.util.LinkedHashMap<>(trial.settings());
        for (int i = 0; i < calibration.weights().length; i++) {
            settings.put("calibration" + i, calibration.weights()[i]);
        }
        return new Trial(
                settings,
                trial.validation(),
                trial.trainingLoss(),
                trial.validationLoss(),
                1,
                trial.curve(),
                trial.trainingCurve());
    }

    @Override
    public Model fit(io.tarn.auto.Problem problem, Examples training, Trial trial) {
        LinearModel machine = machine(problem, training, trial.setting("strength"));
        if (!problem.kind().isClassification()) {
            return machine;
        }
        int scores = SoftmaxLoss.scores(problem.outputs());
        double[] weights = new double[scores * (scores + 1)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = trial.setting("calibration" + i);
        }
        return new Calibrated(machine, new LinearModel(problem.outputs(), scores, weights));
    }

    private static Examples examples(List<float[]> margins, List<Double> labels) {
        float[][] x = margins.toArray(float[][]::new);
        return new Examples(
                Inputs.of(x, x), labels.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static float[][] margins(LinearModel machine, Inputs rows) {
        float[][] x = rows.wide();
        float[][] margins = new float[x.length][];
        double[] s = new double[machine.weights().length / (machine.width() + 1)];
        for (int i = 0; i < x.length; i++) {
            LinearModel.scores(machine.weights(), x[i], s);
            margins[i] = new float[s.length];
            for (int k = 0; k < s.length; k++) {
                margins[i][k] = (float) s[k];
            }
        }
        return margins;
    }

    /// One machine for each class against the rest; two classes need one, for the second.
    private static LinearModel machine(
            io.tarn.auto.Problem problem, Examples all, double strength) {
        Examples rows = LinearRegression.first(all, MOST_ROWS);
        float[][] x = rows.inputs().wide();
        int width = x[0].length;
        boolean classes = problem.kind().isClassification();
        int scores = classes ? SoftmaxLoss.scores(problem.outputs()) : 1;
        var data = new Problem();
        data.l = x.length;
        data.n = width + 1;
        data.bias = 1;
        data.x = features(x);
        double[] weights = new double[scores * (width + 1)];
        for (int k = 0; k < scores; k++) {
            data.y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int own = scores == 1 ? 1 : k;
                data.y[i] = !classes ? rows.y()[i] : rows.y()[i] == own ? 1 : -1;
            }
            double[] w = solve(data, classes, strength, problem.seed());
            System.arraycopy(w, 0, weights, k * (width + 1), width + 1);
        }
        return new LinearModel(problem.outputs(), width, weights);
    }

    private static double[] solve(Problem data, boolean classes, double strength, long seed) {
        SolverType solver = classes ? SolverType.L2R_L2LOSS_SVC : SolverType.L2R_L2LOSS_SVR;
        var parameter = new Parameter(solver, strength, 0.01, 200, 0.0);
        parameter.setRandom(new Random(seed));
        Linear.disableDebugOutput();
        var model = Linear.train(data, parameter);
        double[] w = model.getFeatureWeights();
        double sign = classes && model.getLabels()[0] != 1 ? -1 : 1;
        for (int j = 0; j < w.length; j++) {
            w[j] *= sign;
        }
        return w;
    }

    private static Feature[][] features(float[][] x) {
        Feature[][] rows = new Feature[x.length][];
        for (int i = 0; i < x.length; i++) {
            List<Feature> row = new ArrayList<>();
            for (int j = 0; j < x[i].length; j++) {
                if (x[i][j] != 0) {
                    row.add(new FeatureNode(j + 1, x[i][j]));
                }
            }
            row.add(new FeatureNode(x[i].length + 1, 1));
            rows[i] = row.toArray(Feature[]::new);
        }
        return rows;
    }
}
