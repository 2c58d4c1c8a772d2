package io.tarn.auto.media;

import io.tarn.auto.Candidate;
import io.tarn.auto.Score;
import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.report.Figure;
import io.tarn.report.Grid;
import io.tarn.report.HeatMap;
import io.tarn.report.Histogram;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.report.Scatter;
import io.tarn.report.Section;
import io.tarn.report.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The page that tells a person what [MediaTrain] found.
public final class MediaReport {
    private static final int MOST_CLASSES = 30;

    private MediaReport() {}

    public static Page page(MediaOutcome outcome) {
        Page page =
                Page.of("Telling %s apart".formatted(outcome.kind()))
                        .lead(String.join(" ", outcome.words().subList(0, 2)))
                        .figures(figures(outcome))
                        .section(
                                "What it means",
                                s -> s.points(outcome.words().subList(2, outcome.words().size())))
                        .section("What was tried", s -> tried(outcome, s))
                        .section("How good it is", s -> errors(outcome, s));
        if (!outcome.chosen().validationCurve().isEmpty()) {
            page.section("How it learned", s -> s.chart(curves(outcome)));
        }
        return page.section("Examples", s -> ExampleGallery.add(outcome, s))
                .section("The data", s -> data(outcome, s))
                .section("How to use it", s -> use(outcome, s))
                .section("How it was made", s -> made(outcome, s));
    }

    private static Figure[] figures(MediaOutcome outcome) {
        Score score = outcome.score();
        boolean better = score.low() > outcome.baselineTest().value();
        return new Figure[] {
            Figure.of(
                            score.name() + " on test files",
                            Findings.percent(score.value()),
                            "%s to %s"
                                    .formatted(
                                            Findings.percent(score.low()),
                                            Findings.percent(score.high())))
                    .tone(better ? Tone.GOOD : Tone.WARNING),
            Figure.of(
                    "always the most frequent class",
                    Findings.percent(outcome.baselineTest().value()),
                    "what every model has to beat"),
            Figure.of(
                    outcome.kind().toString(),
                    "%,d".formatted(outcome.training() + outcome.validation() + outcome.testing()),
                    "%,d of them for the test only".formatted(outcome.testing()))
        };
    }

    private static void tried(MediaOutcome outcome, Section section) {
        section.text(
                "Each was judged on %,d files that it had not learned from. The one with the lowest log loss there was chosen."
                        .formatted(outcome.validation()));
        List<Candidate> all = outcome.candidates();
        section.chart(
                Bars.of("Validation accuracy", all.stream().map(Candidate::name).toList())
                        .bars(
                                "accuracy",
                                all.stream().mapToDouble(c -> c.score().value()).toArray(),
                                all.stream().mapToDouble(c -> c.score().low()).toArray(),
                                all.stream().mapToDouble(c -> c.score().high()).toArray())
                        .lying());
        Grid grid =
                Grid.of(
                        "candidate",
                        "what it is",
                        "accuracy",
                        "training loss",
                        "validation loss",
                        "weights",
                        "seconds");
        for (Candidate c : all) {
            Object[] row = {
                c.name(),
                c.idea(),
                Findings.percent(c.score().value()),
                decimals(c.trainingLoss(), 3),
                decimals(c.validationLoss(), 3),
                "%,d".formatted(c.settings().getOrDefault("weights", 0.0).longValue()),
                decimals(c.seconds(), 1)
            };
            grid = c == outcome.chosen() ? grid.strongRow(row) : grid.row(row);
        }
        section.table(grid);
    }

    private static void errors(MediaOutcome outcome, Section section) {
        Grid grid = Grid.of("score on test files", "value", "95% interval");
        for (Score score : outcome.test()) {
            String interval = decimals(score.low(), 3) + " to " + decimals(score.high(), 3);
            grid = grid.row(score.name(), decimals(score.value(), 3), interval);
        }
        section.table(grid);
        List<Chart> charts = new ArrayList<>();
        if (outcome.classes().size() <= MOST_CLASSES) {
            long[][] counts =
                    Arrays.stream(outcome.confusion())
                            .map(row -> Arrays.stream(row).asLongStream().toArray())
                            .toArray(long[][]::new);
            charts.add(HeatMap.confusion("Confusion on test files", outcome.classes(), counts));
        }
        charts.add(
                Scatter.of("Confidence and share that is right")
                        .points(
                                "groups of test files",
                                outcome.calibration().stream()
                                        .mapToDouble(MediaOutcome.Bin::confidence)
                                        .toArray(),
                                outcome.calibration().stream()
                                        .mapToDouble(MediaOutcome.Bin::right)
                                        .toArray())
                        .line("perfect", new double[] {0, 1}, new double[] {0, 1})
                        .x("confidence")
                        .y("right"));
        section.chart(charts.toArray(Chart[]::new));
    }

    private static Chart[] curves(MediaOutcome outcome) {
        return outcome.candidates().stream()
                .filter(c -> c.validationCurve().size() > 1)
                .map(c ->
                        Lines.of("Loss of the " + c.name())
                                .line("training", array(c.trainingCurve()))
                                .line("validation", array(c.validationCurve()))
                                .x("epoch"))
                .toArray(Chart[]::new);
    }

    private static void data(MediaOutcome outcome, Section section) {
        section.text(
                "`%s` holds %,d %s in %d classes: %,d to learn from, %,d to choose by, %,d for the test."
                        .formatted(
                                outcome.data(),
                                outcome.training() + outcome.validation() + outcome.testing(),
                                outcome.kind(),
                                outcome.classes().size(),
                                outcome.training(),
                                outcome.validation(),
                                outcome.testing()));
        section.text("They were parted so: " + outcome.split() + ".");
        if (!outcome.notes().isEmpty()) {
            section.points(outcome.notes());
        }
        List<Chart> charts = new ArrayList<>();
        if (outcome.classes().size() <= MOST_CLASSES) {
            charts.add(
                    Bars.of("Files of each class", outcome.classes())
                            .bars(
                                    "files",
                                    outcome.counts().values().stream()
                                            .mapToDouble(Integer::doubleValue)
                                            .toArray())
                            .lying());
        }
        charts.add(
                Histogram.of("How large files are")
                        .values(outcome.sizes().name(), outcome.sizes().values())
                        .x(outcome.sizes().name()));
        section.chart(charts.toArray(Chart[]::new));
    }

    private static void use(MediaOutcome outcome, Section section) {
        String folder =
                outcome.folder()
                        .map(path -> path.toString().replace("\\", "/"))
                        .orElse("runs/mine");
        section.text("From Java, from as many threads as you like:");
        section.code(
                "java",
                """
                var predictor = MediaPredictor.load(Path.of("%s"));
                var answer = predictor.predict(Path.of("%s"));
                IO.println(answer.value() + " " + answer.probabilities());
                """
                        .formatted(folder, sample(outcome.kind())));
    }

    private static String sample(MediaKind kind) {
        return switch (kind) {
            case IMAGES -> "new.png";
            case SOUND -> "new.wav";
            case TEXT -> "new.txt";
        };
    }

    private static void made(MediaOutcome outcome, Section section) {
        section.text("The model reads " + outcome.input() + ". To train it again:");
        section.code(
                "java",
                "MediaTrain.of(Path.of(\"%s\"), c -> c.seed(%d)).run();"
                        .formatted(outcome.data().toString().replace("\\", "/"), outcome.seed()));
        section.keyValues(making(outcome));
    }

    private static Map<String, Object> making(MediaOutcome outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("seed", outcome.seed());
        values.put("java", Runtime.version().toString());
        outcome.chosen().settings().forEach((name, value) -> values.put(name, number(value)));
        outcome.seconds()
                .forEach((step, seconds) -> values.put("seconds of " + step, decimals(seconds, 1)));
        return values;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? "%,d".formatted((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String decimals(double value, int count) {
        return String.format(Locale.ROOT, "%." + count + "f", value);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
