package io.tarn.cli;

import io.tarn.auto.Candidate;
import io.tarn.auto.Score;
import io.tarn.run.RunFolder;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// How a training tells what came of it.
enum Voice {
    /// As it goes on, and in sentences.
    WORDS,
    /// In sentences at the end.
    QUIET,
    /// By one line at the end.
    JSON;

    /// What came of a training.
    ///
    /// @param scores on test data, the main one first
    /// @param checkup made last, when everything else is said
    record Result(
            String task,
            List<Score> scores,
            Candidate chosen,
            List<Candidate> candidates,
            List<String> words,
            List<String> notes,
            Supplier<Checkup> checkup) {}

    static Voice of(boolean json, boolean quiet) {
        return json ? JSON : quiet ? QUIET : WORDS;
    }

    /// @param fresh what `tarn predict` takes
    void end(PrintWriter console, RunFolder run, Result result, String fresh) {
        if (this == JSON) {
            console.println(Json.of(json(run, result)));
        } else {
            if (this == WORDS) {
                console.println();
            }
            result.words().forEach(console::println);
            console.println();
            console.println("report: " + run.report().toAbsolutePath().toUri());
            console.println("model:  tarn predict " + run.path() + " " + fresh);
            console.flush();
            result.checkup().get().words().forEach(console::println);
        }
        console.flush();
    }

    private static Map<String, Object> json(RunFolder run, Result result) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("run", run.path().toString());
        line.put("task", result.task());
        line.put("metric", Answers.json(result.scores().getFirst()));
        line.put("scores", result.scores().stream().map(Answers::json).toList());
        line.put("model", result.chosen().name());
        line.put("baselines", result.candidates().stream().map(Voice::json).toList());
        line.put("notes", result.notes());
        Checkup checkup = result.checkup().get();
        line.put("verdict", checkup.verdict());
        line.put("findings", checkup.findings());
        line.put("report", run.report().toString());
        return line;
    }

    private static Map<String, Object> json(Candidate candidate) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", candidate.name());
        line.put("validation", candidate.score().value());
        return line;
    }
}
