package io.tarn.cli;

import io.tarn.auto.AutoEvent;
import io.tarn.auto.AutoReport;
import io.tarn.auto.AutoTrain;
import io.tarn.auto.HoldOut;
import io.tarn.auto.Outcome;
import io.tarn.data.DataException;
import io.tarn.data.table.Column;
import io.tarn.data.table.Dates;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.Target;
import io.tarn.run.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One training from a file to a report, as `tarn train` and `tarn demo` do it.
record TrainJob(
        Path data,
        String target,
        Optional<String> sql,
        Optional<Target.Goal> task,
        HoldOut split,
        long seed,
        Duration budget,
        Path out,
        boolean doctor) {
    private static final int MOST_NOTES = 8;

    /// @param error hears of an interruption
    RunFolder run(PrintWriter console, PrintWriter error, Voice voice) {
        Table table = Table.read(data, c -> sql.map(c::sql).orElse(c));
        check(table);
        if (voice == Voice.WORDS) {
            console.printf(
                    Locale.ROOT,
                    "%s: %s, %s%n",
                    data.getFileName(),
                    Figures.count(table.rows(), "row", "rows"),
                    Figures.count(table.columns().size(), "column", "columns"));
            notes(console, table.notes());
        }
        OpenRun.Finished<Outcome> done;
        try (var lines = new CandidateLines(console, budget)) {
            Consumer<AutoEvent> listener = voice == Voice.WORDS ? lines::table : _ -> {};
            done =
                    OpenRun.carryOut(
                            out,
                            RunNames.of(data),
                            c -> c.seed(seed).data(List.of(data)).settings(settings()),
                            error,
                            Outcome::test,
                            folder -> {
                                Outcome found = train(table, folder, listener);
                                AutoReport.page(found).write(folder.report());
                                return found;
                            });
        }
        Outcome outcome = done.result();
        voice.end(
                console,
                done.folder(),
                new Voice.Result(
                        outcome.kind().toString(),
                        outcome.test(),
                        outcome.chosen(),
                        outcome.candidates(),
                        outcome.words(),
                        outcome.notes(),
                        () -> doctor ? Checkup.brief(done.folder(), budget) : Checkup.NONE),
                "NEW.csv");
        return done.folder();
    }

    /// Complains before anything is written.
    private void check(Table table) {
        table.column(target);
        switch (split) {
            case HoldOut.Grouped grouped when grouped.column().equals(target) ->
                    throw DataException.of(
                            "--group", "another column than the target", target, "name another");
            case HoldOut.Ordered ordered when isText(table.column(ordered.column())) ->
                    throw DataException.of(
                            "--order",
                            "a column of numbers or dates",
                            "texts in " + ordered.column(),
                            "make numbers or dates of them by --sql");
            default -> {}
        }
    }

    private static boolean isText(Column column) {
        return !(column instanceof Numbers || column instanceof Dates);
    }

    private static void notes(PrintWriter console, List<String> notes) {
        notes.stream().limit(MOST_NOTES).forEach(note -> console.println("note: " + note));
        if (notes.size() > MOST_NOTES) {
            console.printf("note: %d more are in the report%n", notes.size() - MOST_NOTES);
        }
    }

    private Outcome train(Table table, RunFolder run, Consumer<AutoEvent> listener) {
        return AutoTrain.of(
                        table,
                        target,
                        c -> {
                            var told =
                                    c.seed(seed)
                                            .budget(budget)
                                            .split(split)
                                            .out(run.path())
                                            .listener(listener);
                            return task.map(told::goal).orElse(told);
                        })
                .run();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("target", target);
        sql.ifPresent(query -> settings.put("sql", query));
        task.ifPresent(goal -> settings.put("task", goal.toString()));
        settings.put("split", split.toString());
        switch (split) {
            case HoldOut.Grouped grouped -> settings.put("group", grouped.column());
            case HoldOut.Ordered ordered -> settings.put("order", ordered.column());
            case HoldOut.Stratified _ -> {}
        }
        settings.put("seed", seed);
        settings.put("budget", budget.toSeconds() + "s");
        return settings;
    }
}
