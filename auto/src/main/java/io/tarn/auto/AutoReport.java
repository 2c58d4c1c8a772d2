package io.tarn.auto;

import io.tarn.auto.Outcome.Importance;
import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.report.Figure;
import io.tarn.report.Grid;
import io.tarn.report.HeatMap;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.report.Scatter;
import io.tarn.report.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The page that tells a person what [AutoTrain] found.
public final class AutoReport {
    private static final int MOST_COLUMNS = 20;
    private static final int MOST_CLASSES = 30;

    private AutoReport() {}

    public static Page page(Outcome outcome) {
        Page page =
                Page.of("Predicting " + outcome.target())
                        .lead(String.join(" ", outcome.words()))
                        .figures(figures(outcome))
                        .section("What was tried", s -> tried(outcome, s))
                        .section("How good it is", s -> errors(outcome, s));
        if (!outcome.chosen().validationCurve().isEmpty()) {
            page.section("How it learned", s -> s.chart(curves(outcome.chosen())));
        }
        if (!outcome.importances().isEmpty()) {
            page.section("Which columns count", s -> importances(outcome, s));
        }
        return page.section("The data", s -> data(outcome, s))
                .section("How to use it", s -> use(outcome, s))
                .section("How it was made", s -> s.keyValues(making(outcome)));
    }

    private static Figure[] figures(Outcome outcome) {
        Score score = outcome.score();
        return new Figure[] {
            Figure.of(
                    score.name() + " on test rows",
                    Score.text(score.value()),
                    "%s to %s".formatted(Score.text(score.low()), Score.text(score.high()))),
            Figure.of(
                    "always the " + outcome.candidates().getFirst().name(),
                    Score.text(outcome.baselineTest().value()),
                    "what every model has to beat"),
            Figure.of(
                    "rows",
                    String.valueOf(outcome.trainingRows() + outcome.testRows()),
                    outcome.testRows() + " of them for the test only")
        };
    }

    private static void tried(Outcome outcome, Section section) {
        section.text(
                "Each was judged on rows that it had not learned from (%d folds). The one with the lowest %s was chosen; where there are few rows, the average of those that are as good within chance."
                        .formatted(outcome.folds(), outcome.kind().loss()));
        List<Candidate> all = outcome.candidates();
        section.chart(
                Bars.of(
                                "Validation " + all.getFirst().score().name(),
                                all.stream().map(Candidate::name).toList())
                        .bars(
                                all.getFirst().score().name(),
                                all.stream().mapToDouble(c -> c.score().value()).toArray(),
                                all.stream().mapToDouble(c -> c.score().low()).toArray(),
                                all.stream().mapToDouble(c -> c.score().high()).toArray())
                        .lying());
        Grid grid =
                Grid.of(
                        "candidate",
                        "what it is",
                        all.getFirst().score().name(),
                        "training loss",
                        "validation loss",
                        "seconds");
        for (Candidate c : all) {
            Object[] row = {
                c.name(),
                c.idea(),
                Score.text(c.score().value()),
                Score.text(c.trainingLoss()),
                Score.text(c.validationLoss()),
                String.format(Locale.ROOT, "%.1f", c.seconds())
            };
            grid = c == outcome.chosen() ? grid.strongRow(row) : grid.row(row);
        }
        section.table(grid);
    }

    private static void errors(Outcome outcome, Section section) {
        Grid grid = Grid.of("score on test rows", "value", "95% interval");
        for (Score score : outcome.test()) {
            String interval = Score.text(score.low()) + " to " + Score.text(score.high());
            grid = grid.row(score.name(), Score.text(score.value()), interval);
        }
        section.table(grid);
        switch (outcome.errors()) {
            case Outcome.ClassErrors errors -> {
                List<Chart> charts = new ArrayList<>();
                if (outcome.classes().size() <= MOST_CLASSES) {
                    charts.add(
                            HeatMap.confusion(
                                    "Confusion on test rows",
                                    outcome.classes(),
                                    longs(errors.confusion())));
                }
                charts.add(calibration(errors.calibration()));
                section.chart(charts.toArray(Chart[]::new));
            }
            case Outcome.NumberErrors errors ->
                    section.chart(
                            Scatter.of("Predicted against true")
                                    .points(
                                            "test rows",
                                            array(errors.actual()),
                                            array(errors.predicted()))
                                    .withDiagonal(),
                            Scatter.of("Prediction and error")
                                    .points(
                                            "true minus predicted",
                                            array(errors.predicted()),
                                            residuals(errors)));
        }
    }

    private static Chart calibration(List<Outcome.Bin> bins) {
        double[] x = bins.stream().mapToDouble(Outcome.Bin::confidence).toArray();
        double[] y = bins.stream().mapToDouble(Outcome.Bin::right).toArray();
        return Scatter.of("Confidence and share that is right")
                .points("groups of test rows", x, y)
                .line("perfect", new double[] {0, 1}, new double[] {0, 1});
    }

    private static Chart curves(Candidate chosen) {
        return Lines.of("Loss as learning went on")
                .line("training", array(chosen.trainingCurve()))
                .line("validation", array(chosen.validationCurve()));
    }

    private static void importances(Outcome outcome, Section section) {
        List<Importance> top = outcome.importances().stream().limit(MOST_COLUMNS).toList();
        section.text("How much the loss on validation rows grows when a column is shuffled.");
        section.chart(
                Bars.of("Growth of the loss", top.stream().map(Importance::column).toList())
                        .bars(
                                "growth",
                                top.stream().mapToDouble(Importance::growth).toArray(),
                                top.stream().mapToDouble(Importance::low).toArray(),
                                top.stream().mapToDouble(Importance::high).toArray())
                        .lying());
    }

    private static void data(Outcome outcome, Section section) {
        if (!outcome.notes().isEmpty()) {
            section.points(outcome.notes());
        }
        Grid grid =
                Grid.of("column", "kind", "missing", "different", "mean", "least", "most", "often");
        for (var column : outcome.profile().columns().stream().limit(200).toList()) {
            String often =
                    column.top().stream()
                            .limit(3)
                            .map(level -> level.text() + " " + level.count())
                            .collect(java.util.stream.Collectors.joining(", "));
            grid =
                    grid.row(
                            column.name(),
                            column.kind().name().toLowerCase(Locale.ROOT),
                            column.missing(),
                            column.distinct(),
                            known(column.mean()),
                            known(column.min()),
                            known(column.max()),
                            often);
        }
        section.table(grid);
    }

    private static String known(double value) {
        return Double.isNaN(value) ? "" : Score.text(value);
    }

    private static void use(Outcome outcome, Section section) {
        String folder =
                outcome.folder()
                        .map(path -> path.toString().replace("\\", "/"))
                        .orElse("runs/mine");
        section.text("From Java, from as many threads as you like:");
        section.code(
                "java",
                """
                var predictor = Predictor.load(Path.of("%s"));
                var table = predictor.predict(Table.read(Path.of("new-rows.csv")));
                """
                        .formatted(folder));
    }

    private static Map<String, Object> making(Outcome outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", outcome.kind().toString());
        values.put("rows were parted", outcome.split());
        values.put("seed", outcome.seed());
        values.put("java", Runtime.version().toString());
        outcome.chosen().settings().forEach((name, value) -> values.put(name, value));
        outcome.seconds()
                .forEach((step, seconds) ->
                        values.put(
                                "seconds of " + step, String.format(Locale.ROOT, "%.1f", seconds)));
        return Collections.unmodifiableMap(values);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] residuals(Outcome.NumberErrors errors) {
        double[] rest = array(errors.actual());
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= errors.predicted().get(i);
        }
        return rest;
    }

    private static long[][] longs(int[][] counts) {
        return Arrays.stream(counts)
                .map(row -> Arrays.stream(row).asLongStream().toArray())
                .toArray(long[][]::new);
    }
}
