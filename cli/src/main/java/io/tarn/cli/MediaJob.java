package io.tarn.cli;

import io.tarn.auto.media.MediaEvent;
import io.tarn.auto.media.MediaOutcome;
import io.tarn.auto.media.MediaReport;
import io.tarn.auto.media.MediaTrain;
import io.tarn.run.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One training from a folder of images, sounds or texts to a report.
record MediaJob(Path data, long seed, Duration budget, Path out, boolean doctor) {
    /// @param error hears of an interruption
    RunFolder run(PrintWriter console, PrintWriter error, Voice voice) {
        OpenRun.Finished<MediaOutcome> done;
        try (var lines = new CandidateLines(console, budget)) {
            Consumer<MediaEvent> listener = voice == Voice.WORDS ? lines::media : _ -> {};
            if (voice == Voice.WORDS) {
                lines.doing("reading " + data);
            }
            done =
                    OpenRun.carryOut(
                            out,
                            RunNames.of(data),
                            c -> c.seed(seed).data(List.of(data)).settings(settings()),
                            error,
                            MediaOutcome::test,
                            folder -> train(folder, listener));
        }
        MediaOutcome outcome = done.result();
        voice.end(
                console,
                done.folder(),
                new Voice.Result(
                        "classification of " + outcome.kind(),
                        outcome.test(),
                        outcome.chosen(),
                        outcome.candidates(),
                        outcome.words(),
                        outcome.notes(),
                        () -> doctor ? Checkup.brief(done.folder(), budget) : Checkup.NONE),
                "FILES");
        return done.folder();
    }

    private MediaOutcome train(RunFolder folder, Consumer<MediaEvent> listener) {
        MediaOutcome found =
                MediaTrain.of(
                                data,
                                c ->
                                        c.seed(seed)
                                                .budget(budget)
                                                .out(folder.path())
                                                .listener(listener))
                        .run();
        MediaReport.page(found).write(folder.report());
        return found;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("data", String.valueOf(data.getFileName()));
        settings.put("seed", seed);
        settings.put("budget", budget.toSeconds() + "s");
        return settings;
    }
}
