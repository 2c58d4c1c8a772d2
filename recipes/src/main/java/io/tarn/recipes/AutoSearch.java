package io.tarn.recipes;

import io.tarn.auto.AutoReport;
import io.tarn.auto.AutoTrain;
import io.tarn.auto.Outcome;
import io.tarn.data.table.Table;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// The search of `tarn train`, as part of a recipe.
final class AutoSearch {
    private static final int LEAST_SECONDS = 3;

    private AutoSearch() {}

    /// Searches for so many seconds, fewer in the short form.
    static Outcome of(Kitchen kitchen, Table table, String target, int seconds) {
        return of(kitchen, table, target, seconds, c -> c);
    }

    /// The same, and leaves the model and the search's own report in the kitchen's folder.
    static Outcome kept(Kitchen kitchen, Table table, String target, int seconds) {
        Outcome outcome = of(kitchen, table, target, seconds, c -> c.out(kitchen.folder()));
        AutoReport.page(outcome).write(kitchen.folder().resolve("search.html"));
        return outcome;
    }

    private static Outcome of(
            Kitchen kitchen,
            Table table,
            String target,
            int seconds,
            UnaryOperator<AutoTrain.Config> choose) {
        Duration budget = Duration.ofSeconds(kitchen.scaled(seconds, LEAST_SECONDS));
        return AutoTrain.of(table, target, c -> choose.apply(c.seed(kitchen.seed()).budget(budget)))
                .run();
    }
}
