package io.tarn.auto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gradient-boosted trees, grown by LightGBM. How many rounds are best is read from the mean validation loss over the folds.
record BoostedTrees() implements Learner {
    private static final int MOST_ROUNDS = 1500;
    private static final int SMALL = 5000;
    private static final int MEMBERS = 3;

    /// A way to grow trees.
    private record Style(
            double rate, int leaves, int leastRows, double columns, double rows, double penalty) {
        Map<String, Double> settings() {
            Map<String, Double> settings = new LinkedHashMap<>();
            settings.put("learning_rate", rate);
            settings.put("num_leaves", (double) leaves);
            settings.put("min_data_in_leaf", (double) leastRows);
            settings.put("feature_fraction", columns);
            settings.put("bagging_fraction", rows);
            settings.put("bagging_freq", rows < 1 ? 1.0 : 0.0);
            settings.put("lambda_l2", penalty);
            return settings;
        }
    }

    private static final List<Style> FOR_FEW_ROWS =
            List.of(
                    new Style(0.06, 15, 10, 0.8, 1, 1),
                    new Style(0.06, 6, 10, 0.5, 0.8, 3),
                    new Style(0.1, 3, 5, 0.5, 0.8, 1),
                    new Style(0.06, 31, 20, 0.8, 1, 1),
                    new Style(0.06, 8, 3, 0.3, 0.7, 0.3),
                    new Style(0.1, 2, 10, 0.8, 1, 1),
                    new Style(0.04, 15, 30, 0.4, 0.8, 10),
                    new Style(0.04, 31, 5, 0.6, 0.8, 10),
                    new Style(0.04, 8, 20, 0.7, 0.6, 1));

    private static final List<Style> FOR_MANY_ROWS =
            List.of(
                    new Style(0.1, 31, 20, 0.8, 1, 1),
                    new Style(0.06, 63, 20, 0.6, 0.8, 3),
                    new Style(0.06, 15, 20, 0.8, 0.9, 1),
                    new Style(0.04, 31, 50, 0.5, 0.8, 10),
                    new Style(0.06, 127, 50, 0.6, 0.8, 5));

    @Override
    public String name() {
        return "boosted trees";
    }

    @Override
    public String idea() {
        return "many small decision trees, each of which mends what the earlier ones got wrong";
    }

    /// A fold's rows in LightGBM's form.
    private record Pair(NativeTrees.Rows training, NativeTrees.Rows validation) {}

    @Override
    public Trial search(Problem problem, List<Fold> folds, Clock clock) {
        return search(problem, folds, clock, Integer.MAX_VALUE);
    }

    private static Trial search(Problem problem, List<Fold> folds, Clock clock, int most) {
        List<Pair> pairs = new ArrayList<>();
        try {
            for (Fold fold : folds) {
                var training = NativeTrees.Rows.of(problem, fold.training());
                pairs.add(new Pair(training, training.judged(problem, fold.validation())));
            }
            boolean few = folds.getFirst().training().size() < SMALL;
            List<Style> styles = few ? FOR_FEW_ROWS : FOR_MANY_ROWS;
            Trial best = trial(problem, folds, pairs, styles.getFirst().settings(), clock);
            int tried = 1;
            for (; tried < Math.min(most, styles.size()) && !clock.isOver(); tried++) {
                Trial next = trial(problem, folds, pairs, styles.get(tried).settings(), clock);
                best = next.isBetterThan(best) ? next : best;
            }
            return LinearRegression.tried(best, tried);
        } finally {
            pairs.forEach(pair -> pair.validation.close());
            pairs.forEach(pair -> pair.training.close());
        }
    }

    /// The first way to grow trees only.
    static Trial once(Problem problem, List<Fold> folds, Clock clock) {
        return search(problem, folds, clock, 1);
    }

    private static Trial trial(
            Problem problem,
            List<Fold> folds,
            List<Pair> pairs,
            Map<String, Double> settings,
            Clock clock) {
        List<Growth> growths = new ArrayList<>();
        for (Pair pair : pairs) {
            growths.add(Growth.of(problem, pair.training, pair.validation, settings, clock));
        }
        double[] curve = Growth.mean(growths, Growth::validation);
        int best = 0;
        for (int round = 1; round < curve.length; round++) {
            best = curve[round] < curve[best] ? round : best;
        }
        List<double[][]> validation = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            Inputs rows = folds.get(i).validation().inputs();
            validation.add(growths.get(i).forest().rounds(best + 1).predict(rows));
        }
        double[] training = Growth.mean(growths, Growth::training);
        Map<String, Double> all = new LinkedHashMap<>(settings);
        all.put("rounds", best + 1.0);
        double loss = CrossValidation.loss(problem, folds, validation);
        return new Trial(all, validation, training[best], loss, 1, curve, training);
    }

    /// One training and how its losses went.
    private record Growth(Forest forest, double[] validation, double[] training) {
        static Growth of(
                Problem problem,
                NativeTrees.Rows training,
                NativeTrees.Rows validation,
                Map<String, Double> settings,
                Clock clock) {
            double[] judged = new double[MOST_ROUNDS];
            double[] learned = new double[MOST_ROUNDS];
            int patience = (int) Math.round(3 / setting(settings, "learning_rate"));
            try (var trees =
                    new NativeTrees(problem, training, settings, problem.seed())
                            .judging(validation)) {
                int best = 0;
                int round = 0;
                for (; round < MOST_ROUNDS && round - best <= patience; round++) {
                    if (trees.grow() || round >= 30 && clock.isOver()) {
                        break;
                    }
                    judged[round] = trees.validationLoss();
                    learned[round] = trees.trainingLoss();
                    best = judged[round] < judged[best] ? round : best;
                }
                int rounds = Math.max(1, round);
                int width = validation.examples().inputs().categories().length;
                Forest forest = Forest.of(problem.kind(), problem.outputs(), trees.text(0), width);
                return new Growth(
                        forest, Arrays.copyOf(judged, rounds), Arrays.copyOf(learned, rounds));
            }
        }

        /// The mean over the folds, as far as all of them went.
        static double[] mean(
                List<Growth> growths, java.util.function.Function<Growth, double[]> which) {
            int length = growths.stream().mapToInt(g -> g.validation.length).min().orElse(0);
            double[] mean = new double[length];
            for (Growth growth : growths) {
                for (int round = 0; round < length; round++) {
                    mean[round] += which.apply(growth)[round] / growths.size();
                }
            }
            return mean;
        }
    }

    private static double setting(Map<String, Double> settings, String name) {
        return settings.getOrDefault(name, 0.0);
    }

    /// Several forests that differ by chance are better than one where there are few rows.
    @Override
    public Model fit(Problem problem, Examples training, Trial trial) {
        Map<String, Double> settings = new LinkedHashMap<>(trial.settings());
        int rounds = (int) trial.setting("rounds");
        settings.remove("rounds");
        boolean chance =
                setting(settings, "feature_fraction") < 1
                        || setting(settings, "bagging_fraction") < 1;
        int members = training.size() < SMALL && chance ? MEMBERS : 1;
        int width = training.inputs().categories().length;
        List<Model> forests = new ArrayList<>();
        try (var rows = NativeTrees.Rows.of(problem, training)) {
            for (int member = 0; member < members; member++) {
                try (var trees =
                        new NativeTrees(problem, rows, settings, problem.seed() + member)) {
                    for (int round = 0; round < rounds && !trees.grow(); round++) {}
                    forests.add(Forest.of(problem.kind(), problem.outputs(), trees.text(0), width));
                }
            }
        }
        return Average.of(forests);
    }
}
