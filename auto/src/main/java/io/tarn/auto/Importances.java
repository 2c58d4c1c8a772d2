package io.tarn.auto;

import io.tarn.auto.Outcome.Importance;
import io.tarn.data.Sampler;
import io.tarn.data.table.Column;
import io.tarn.data.table.FeatureSelection;
import io.tarn.data.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// How much worse the chosen learner's predictions of validation rows get when the values of one column are shuffled (Breiman, 2001).
///
/// A model of its own is learned on the first fold, so that the rows are new to it.
record Importances(
        Problem problem,
        Aim aim,
        Material material,
        List<Fold> folds,
        Contestant chosen,
        long seed) {
    private static final int MOST_ROWS = 1000;
    private static final int MOST_TRAINING = 20_000;
    private static final int SHUFFLES = 5;

    /// So many columns are measured, by one shuffle each, even when the time is up.
    private static final int LEAST_COLUMNS = 20;

    List<Importance> measure(Clock clock, List<String> notes) {
        Fold fold = folds.getFirst();
        if (fold.training().inputs().categories().length == 0) {
            return List.of();
        }
        var parts = material.parts().getFirst();
        Model model =
                chosen.learner()
                        .fit(
                                problem,
                                LinearRegression.first(fold.training(), MOST_TRAINING),
                                chosen.trial());
        int[] rows = Arrays.copyOf(parts.judged(), Math.min(MOST_ROWS, parts.judged().length));
        String target = aim.target().name();
        Features features = material.learned(aim, parts.training()).features();
        Table judged = material.inputs().rows(rows).without(target);
        double[] y = aim.learned(material.answers().rows(rows));
        double loss = loss(model, features, judged, y);
        List<Importance> all = new ArrayList<>();
        for (Column column : likeliestFirst(judged, rows)) {
            boolean late = clock.isOver();
            if (late && all.size() >= LEAST_COLUMNS) {
                notes.add(
                        "the time was up: the importance of %d of %d columns was measured"
                                .formatted(all.size(), judged.columns().size()));
                break;
            }
            all.add(one(model, features, judged, column, y, loss, late ? 1 : SHUFFLES));
        }
        all.sort(Comparator.comparingDouble(importance -> -importance.growth()));
        return all;
    }

    /// The columns that tell most about the target first, in case that the time does not suffice for all.
    private List<Column> likeliestFirst(Table judged, int[] rows) {
        String target = aim.target().name();
        return FeatureSelection.byMutualInformation(
                        material.inputs()
                                .rows(rows)
                                .without(target)
                                .with(material.answers().rows(rows)),
                        target)
                .stream()
                .map(score -> judged.column(score.name()))
                .toList();
    }

    private Importance one(
            Model model,
            Features features,
            Table judged,
            Column column,
            double[] y,
            double loss,
            int shuffles) {
        double[] growths = new double[shuffles];
        for (int i = 0; i < shuffles; i++) {
            int[] order = Sampler.inOrder(judged.rows()).order(0);
            Sampler.shuffle(order, new SplittableRandom(seed + i));
            growths[i] = loss(model, features, judged.with(column.rows(order)), y) - loss;
        }
        Arrays.sort(growths);
        double mean = Arrays.stream(growths).average().orElse(0);
        return new Importance(column.name(), mean, growths[0], growths[shuffles - 1]);
    }

    private double loss(Model model, Features features, Table rows, double[] y) {
        return Losses.mean(problem, model.predict(features.of(rows)), y);
    }
}
