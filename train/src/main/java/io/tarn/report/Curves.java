package io.tarn.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/// Curves that judge scores: ROC, precision and recall, reliability.
///
/// The first model opens a chart, `add…` puts others beside it.
public final class Curves {
    private Curves() {}

    /// True positives over false positives for every threshold.
    ///
    /// @param positive whether each example is positive
    /// @param scores larger for what is more likely positive
    public static Lines roc(String title, String model, boolean[] positive, double[] scores) {
        var chance = Line.of("chance", new double[] {0, 1}, new double[] {0, 1}).asReference();
        var chart =
                Lines.of(title)
                        .x(Axis.of("false positive rate").range(0, 1))
                        .y(Axis.of("true positive rate").range(0, 1.001));
        return addRoc(chart, model, positive, scores).line(chance);
    }

    public static Lines addRoc(Lines chart, String model, boolean[] positive, double[] scores) {
        var steps = steps(model, positive, scores);
        var x = new double[steps.length];
        var y = new double[steps.length];
        var last = steps[steps.length - 1];
        double area = 0;
        for (int i = 0; i < steps.length; i++) {
            x[i] = steps[i].falsePositives / (double) last.falsePositives;
            y[i] = steps[i].truePositives / (double) last.truePositives;
            area += i == 0 ? 0 : (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
        }
        return chart.line(named(model, "AUC", area), x, y);
    }

    /// Precision over recall for every threshold; the area is the average precision.
    public static Lines precisionRecall(
            String title, String model, boolean[] positive, double[] scores) {
        var chart =
                Lines.of(title)
                        .x(Axis.of("recall").range(0, 1))
                        .y(Axis.of("precision").range(0, 1.001));
        long count = IntStream.range(0, positive.length).filter(i -> positive[i]).count();
        return addPrecisionRecall(chart, model, positive, scores)
                .ruleAtY("share of positives", (double) count / positive.length);
    }

    public static Lines addPrecisionRecall(
            Lines chart, String model, boolean[] positive, double[] scores) {
        var steps = steps(model, positive, scores);
        var x = new double[steps.length];
        var y = new double[steps.length];
        double area = 0;
        for (int i = 0; i < steps.length; i++) {
            int chosen = steps[i].truePositives + steps[i].falsePositives;
            x[i] = steps[i].truePositives / (double) steps[steps.length - 1].truePositives;
            y[i] = chosen == 0 ? 1 : steps[i].truePositives / (double) chosen;
            area += i == 0 ? 0 : (x[i] - x[i - 1]) * y[i];
        }
        return chart.line(named(model, "AP", area), x, y);
    }

    /// How often predictions of a probability come true: ten bins of equal width, with 95% intervals (Wilson).
    ///
    /// @param probabilities that the model gave to what it predicted
    /// @param came whether each prediction came true
    public static Lines reliability(
            String title, String model, double[] probabilities, boolean[] came) {
        Checks.sameLength(
                "Curves.reliability",
                "outcomes as probabilities",
                probabilities.length,
                came.length);
        int bins = 10;
        var count = new int[bins];
        var hits = new int[bins];
        var sum = new double[bins];
        for (int i = 0; i < came.length; i++) {
            int bin = (int) Math.clamp(probabilities[i] * bins, 0, bins - 1);
            count[bin]++;
            hits[bin] += came[i] ? 1 : 0;
            sum[bin] += probabilities[i];
        }
        var filled = IntStream.range(0, bins).filter(i -> count[i] > 0).toArray();
        var x = new double[filled.length];
        var y = new double[filled.length];
        var low = new double[filled.length];
        var high = new double[filled.length];
        double error = 0;
        for (int i = 0; i < filled.length; i++) {
            int bin = filled[i];
            int n = count[bin];
            x[i] = sum[bin] / n;
            y[i] = hits[bin] / (double) n;
            // (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n)
            double z = 1.96;
            double middle = y[i] + z * z / (2 * n);
            double half = z * Math.sqrt(y[i] * (1 - y[i]) / n + z * z / (4.0 * n * n));
            low[i] = (middle - half) / (1 + z * z / n);
            high[i] = (middle + half) / (1 + z * z / n);
            error += n * Math.abs(x[i] - y[i]) / came.length;
        }
        var perfect = Line.of("perfect", new double[] {0, 1}, new double[] {0, 1}).asReference();
        return Lines.of(title)
                .x(Axis.of("predicted probability").range(0, 1))
                .y(Axis.of("came true").range(0, 1.001))
                .band(named(model, "ECE", error), x, y, low, high)
                .line(perfect);
    }

    private static String named(String model, String measure, double value) {
        var text = String.format(Locale.ROOT, "%s %.3f", measure, value);
        return model.isEmpty() ? text : model + " (" + text + ")";
    }

    /// What is chosen above a threshold.
    private record Step(int truePositives, int falsePositives) {}

    /// From the highest threshold to the lowest; equal scores are one step.
    private static Step[] steps(String model, boolean[] positive, double[] scores) {
        Checks.sameLength(
                "Curves(" + model + ")", "scores as labels", positive.length, scores.length);
        var order =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                        .toList();
        var steps = new ArrayList<Step>();
        steps.add(new Step(0, 0));
        int hits = 0;
        int misses = 0;
        for (int i = 0; i < order.size(); i++) {
            hits += positive[order.get(i)] ? 1 : 0;
            misses += positive[order.get(i)] ? 0 : 1;
            boolean last = i + 1 == order.size();
            if (last || scores[order.get(i)] != scores[order.get(i + 1)]) {
                steps.add(new Step(hits, misses));
            }
        }
        Checks.that(
                hits > 0 && misses > 0,
                "Curves(" + model + ")",
                "positive and negative examples",
                hits + " and " + misses,
                "a curve needs both");
        return steps.toArray(Step[]::new);
    }
}
