package io.tarn.auto;

import io.tarn.data.table.Column;
import io.tarn.data.table.FeatureSelection;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Columns that tell the target nearly all by themselves: either luck, or something that is known only afterwards.
final class Giveaways {
    /// The share of the target's entropy from which a person should look.
    private static final double MUCH = 0.8;

    private static final double NEARLY_EQUAL = 0.99;

    private Giveaways() {}

    /// A note for each such column.
    static List<String> notes(Target.Goal goal, Table table, String target) {
        return goal == Target.Goal.CLASSIFICATION
                ? ofClasses(table, target)
                : ofNumbers(table, target);
    }

    private static List<String> ofClasses(Table table, String target) {
        List<String> notes = new ArrayList<>();
        Column answers = table.column(target);
        Map<String, Integer> counts = counts(answers);
        double entropy = 0;
        for (int count : counts.values()) {
            double p = count / (double) answers.size();
            entropy -= p * Math.log(p);
        }
        for (var score : FeatureSelection.byMutualInformation(table, target)) {
            // Chance alone gives (levels - 1)·(classes - 1) / 2n (Miller, 1955).
            double chance =
                    (levels(table.column(score.name())) - 1.0)
                            * (counts.size() - 1.0)
                            / (2.0 * table.rows());
            double share = (score.value() - chance) / entropy;
            if (share > MUCH) {
                notes.add(note(score.name(), target, share));
            }
        }
        return notes;
    }

    private static List<String> ofNumbers(Table table, String target) {
        return FeatureSelection.byCorrelation(table, target).stream()
                .filter(score -> Math.abs(score.value()) > NEARLY_EQUAL)
                .map(score -> note(score.name(), target, score.value() * score.value()))
                .toList();
    }

    private static String note(String column, String target, double share) {
        return String.format(
                Locale.ROOT,
                "%s alone tells %.0f%% of %s: if it is known only afterwards, leave it out",
                column,
                100 * Math.min(1, share),
                target);
    }

    private static Map<String, Integer> counts(Column column) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < column.size(); row++) {
            counts.merge(column.text(row), 1, Integer::sum);
        }
        return counts;
    }

    /// How many different values there are; numbers are judged in bins, so few of them count.
    private static int levels(Column column) {
        if (column instanceof Numbers) {
            return 2;
        }
        Set<String> levels = new HashSet<>();
        for (int row = 0; row < column.size(); row++) {
            levels.add(column.text(row));
        }
        return levels.size();
    }
}
