package io.tarn.cli;

import io.tarn.auto.AutoEvent;
import io.tarn.auto.AutoReport;
import io.tarn.auto.AutoTrain;
import io.tarn.auto.Outcome;
import io.tarn.auto.Split;
import io.tarn.data.table.Table;
import io.tarn.data.table.Target;
import io.tarn.metric.Scores;
import io.tarn.run.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// One training from a file to a report, as `tarn train` and `tarn demo` do it.
record TrainJob(
        Path data,
        String target,
        Optional<String> sql,
        Optional<Target.Goal> task,
        Split split,
        long seed,
        Duration budget,
        Path out) {
    private static final int MOST_NOTES = 8;

    /// How it talks.
    enum Voice {
        WORDS,
        JSON
    }

    /// @param error hears of an interruption
    RunFolder run(PrintWriter console, PrintWriter error, Voice voice) {
        Table table = Table.read(data, c -> sql.map(c::sql).orElse(c));
        table.column(target); // before anything is written
        if (voice == Voice.WORDS) {
            console.printf(
                    Locale.ROOT,
                    "%s: %,d rows, %d columns%n",
                    data.getFileName(),
                    table.rows(),
                    table.columns().size());
            notes(console, table.notes());
        }
        Consumer<AutoEvent> listener =
                voice == Voice.WORDS ? new CandidateLines(console) : _ -> {};
        AtomicReference<Outcome> result = new AtomicReference<>();
        RunFolder run =
                OpenRun.carryOut(
                        out,
                        stem(data),
                        c -> c.seed(seed).data(List.of(data)).settings(settings()),
                        error,
                        folder -> {
                            Outcome outcome = train(table, folder, listener);
                            AutoReport.page(outcome).write(folder.report());
                            result.set(outcome);
                            return scores(outcome);
                        });
        report(console, voice, run, result.get());
        return run;
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
        settings.put("seed", seed);
        settings.put("budget", budget.toSeconds() + "s");
        return settings;
    }

    private static Scores scores(Outcome outcome) {
        Map<String, Double> values = new LinkedHashMap<>();
        outcome.test().forEach(score -> values.put(score.name(), score.value()));
        return new Scores(values);
    }

    private static void report(PrintWriter console, Voice voice, RunFolder run, Outcome outcome) {
        if (voice == Voice.JSON) {
            console.println(Json.of(json(run, outcome)));
            return;
        }
        console.println();
        outcome.words().forEach(console::println);
        console.println();
        console.println("report: " + run.report().toAbsolutePath().toUri());
        console.println("model:  tarn predict " + run.path() + " NEW.csv");
        console.flush();
    }

    private static Map<String, Object> json(RunFolder run, Outcome outcome) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("run", run.path().toString());
        line.put("task", outcome.kind().toString());
        line.put("metric", Answers.json(outcome.score()));
        line.put("model", outcome.chosen().name());
        line.put(
                "baselines",
                outcome.candidates().stream()
                        .map(candidate ->
                                Map.of(
                                        "name",
                                        candidate.name(),
                                        "validation",
                                        candidate.score().value()))
                        .toList());
        line.put("scores", outcome.test().stream().map(Answers::json).toList());
        line.put("notes", outcome.notes());
        line.put("findings", List.of());
        line.put("report", run.report().toString());
        return line;
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
