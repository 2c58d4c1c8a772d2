package io.tarn.auto;

import io.tarn.auto.Outcome.Importance;
import io.tarn.data.Sampler;
import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.data.table.TableEncoder;
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
    private static final int SHUFFLES = 5;

    List<Importance> measure(Clock clock, List<String> notes) {
        Fold fold = folds.getFirst();
        if (fold.training().inputs().categories().length == 0) {
            return List.of();
        }
        var parts = material.parts().getFirst();
        Model model = chosen.learner().fit(problem, fold.training(), chosen.trial());
        int[] rows = Arrays.copyOf(parts.judged(), Math.min(MOST_ROWS, parts.judged().length));
        String target = aim.target().name();
        TableEncoder encoder = TableEncoder.fit(material.inputs().rows(parts.training()), target);
        Table judged = material.inputs().rows(rows).without(target);
        double[] y = aim.learned(material.answers().rows(rows));
        double loss = loss(model, encoder, judged, y);
        List<Importance> all = new ArrayList<>();
        for (Column column : judged.columns()) {
            if (clock.isOver() && !all.isEmpty()) {
                notes.add(
                        "the time was up: the importance of %d of %d columns was measured"
                                .formatted(all.size(), judged.columns().size()));
                break;
            }
            all.add(one(model, encoder, judged, column, y, loss));
        }
        all.sort(Comparator.comparingDouble(importance -> -importance.growth()));
        return all;
    }

    private Importance one(
            Model model,
            TableEncoder encoder,
            Table judged,
            Column column,
            double[] y,
            double loss) {
        double[] growths = new double[SHUFFLES];
        for (int i = 0; i < SHUFFLES; i++) {
            int[] order = Sampler.inOrder(judged.rows()).order(0);
            Sampler.shuffle(order, new SplittableRandom(seed + i));
            growths[i] = loss(model, encoder, judged.with(column.rows(order)), y) - loss;
        }
        Arrays.sort(growths);
        double mean = Arrays.stream(growths).average().orElse(0);
        return new Importance(column.name(), mean, growths[0], growths[SHUFFLES - 1]);
    }

    private double loss(Model model, TableEncoder encoder, Table rows, double[] y) {
        return Losses.mean(problem, model.predict(Inputs.of(encoder, rows)), y);
    }
}
