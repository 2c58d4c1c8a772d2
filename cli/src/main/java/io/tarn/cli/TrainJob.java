package io.tarn.cli;

import io.tarn.auto.AutoEvent;
import io.tarn.auto.AutoReport;
import io.tarn.auto.AutoTrain;
import io.tarn.auto.Candidate;
import io.tarn.auto.Outcome;
import io.tarn.auto.Score;
import io.tarn.auto.Split;
import io.tarn.data.table.Table;
import io.tarn.data.table.Target;
import io.tarn.metric.Scores;
import io.tarn.run.RunFolder;
import io.tarn.run.RunStatus;
import io.tarn.run.RunStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
        Split split,
        long seed,
        Duration budget,
        Path out) {
    private static final Logger LOG = LoggerFactory.getLogger(TrainJob.class);

    /// How it talks.
    enum Voice {
        WORDS,
        JSON
    }

    RunFolder run(PrintWriter console, Voice voice) {
        Table table = Table.read(data, c -> sql.map(c::sql).orElse(c));
        if (voice == Voice.WORDS) {
            console.printf(
                    Locale.ROOT,
                    "%s: %,d rows, %d columns%n",
                    data.getFileName(),
                    table.rows(),
                    table.columns().size());
            table.notes().forEach(note -> console.println("note: " + note));
        }
        table.column(target); // before anything is written
        RunFolder run =
                RunFolder.create(
                        out,
                        stem(data),
                        c -> c.seed(seed).data(List.of(data)).settings(settings()));
        Thread hook =
                new Thread(() -> end(run, RunStatus.State.INTERRUPTED, Map.of(), "interrupted"));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Outcome outcome = train(table, run, event -> tell(console, voice, event));
            AutoReport.page(outcome).write(run.report());
            end(run, RunStatus.State.FINISHED, Map.of("test", scores(outcome)), "");
            store(run);
            report(console, voice, run, outcome);
            return run;
        } catch (IllegalArgumentException badData) {
            run.delete();
            throw badData;
        } catch (RuntimeException e) {
            end(run, RunStatus.State.FAILED, Map.of(), String.valueOf(e.getMessage()));
            throw e;
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
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

    private static void tell(PrintWriter console, Voice voice, AutoEvent event) {
        if (voice == Voice.JSON) {
            return;
        }
        switch (event) {
            case AutoEvent.Began began ->
                    console.printf(
                            Locale.ROOT,
                            "task: %s; %,d rows to learn from, %,d set aside for the test%n",
                            began.kind(),
                            began.trainingRows(),
                            began.testRows());
            case AutoEvent.Trying trying -> {}
            case AutoEvent.Tried tried -> console.println("  " + line(tried.candidate()));
            case AutoEvent.Chose chose -> console.println("chosen: " + chose.candidate().name());
            case AutoEvent.Tested tested -> console.println("test:   " + tested.score());
        }
        console.flush();
    }

    private static String line(Candidate candidate) {
        return String.format(
                Locale.ROOT,
                "%-28s validation %-44s %5.1f s",
                candidate.name(),
                candidate.score(),
                candidate.seconds());
    }

    private static Scores scores(Outcome outcome) {
        Map<String, Double> values = new LinkedHashMap<>();
        outcome.test().forEach(score -> values.put(score.name(), score.value()));
        return new Scores(values);
    }

    private static void end(
            RunFolder run, RunStatus.State state, Map<String, Scores> scores, String message) {
        run.status(new RunStatus(state, Instant.now(), 0, 0, scores, message));
    }

    /// The store of all runs is a convenience: without it, the run's folder still has everything.
    private static void store(RunFolder run) {
        try {
            RunStore.open().add(run);
        } catch (RuntimeException e) {
            LOG.warn("the run is not in the store of runs: {}", e.getMessage());
        }
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
        line.put("metric", metric(outcome.score()));
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
        line.put("findings", List.of());
        line.put("report", run.report().toString());
        return line;
    }

    private static Map<String, Object> metric(Score score) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("name", score.name());
        metric.put("value", score.value());
        metric.put("low", score.low());
        metric.put("high", score.high());
        return metric;
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
