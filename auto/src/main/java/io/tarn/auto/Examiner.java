package io.tarn.auto;

import io.tarn.data.DataException;
import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.data.table.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Compares predictions with the answers that a table holds.
record Examiner(Predictor predictor, Aim aim) {
    private static final long SEED = 0;

    Evaluation judge(Table table) {
        Target target = aim.target();
        Column answers = table.column(target.name());
        double[] actual = aim.actual(answers);
        int[] known = known(answers, actual);
        List<String> notes = new ArrayList<>(notes(answers, actual, known));
        Table rows = table.rows(known);
        notes.addAll(predictor.notes(rows));
        var judged =
                new Measures.Judged(
                        aim.restored(predictor.answers(rows)),
                        Arrays.stream(known).mapToDouble(row -> actual[row]).toArray());
        return new Evaluation(
                aim.kind(),
                target.name(),
                predictor.classes(),
                known.length,
                Measures.of(aim.kind(), judged, SEED),
                Mistakes.of(aim, judged),
                notes);
    }

    /// The rows that have an answer; a class that training never saw is one too.
    private int[] known(Column answers, double[] actual) {
        int[] known =
                IntStream.range(0, answers.size())
                        .filter(row -> !answers.isMissing(row) && !Double.isNaN(actual[row]))
                        .toArray();
        if (known.length == 0) {
            throw DataException.of(
                    "Predictor.evaluate",
                    "rows with %s in %s"
                            .formatted(
                                    aim.kind().isClassification() ? "a class" : "a number",
                                    answers.name()),
                    "none among " + answers.size(),
                    "give rows whose answers are known");
        }
        return known;
    }

    private List<String> notes(Column answers, double[] actual, int[] known) {
        List<String> notes = new ArrayList<>();
        int missing = answers.size() - known.length;
        if (missing > 0) {
            notes.add("%d rows have no answer and were left out".formatted(missing));
        }
        List<String> strange =
                Arrays.stream(known)
                        .filter(row -> actual[row] < 0 && aim.kind().isClassification())
                        .mapToObj(answers::text)
                        .toList();
        if (!strange.isEmpty()) {
            notes.add(
                    "%d rows have a class that training never saw, such as \"%s\"; they count as wrong"
                            .formatted(strange.size(), strange.getFirst()));
        }
        return notes;
    }
}
