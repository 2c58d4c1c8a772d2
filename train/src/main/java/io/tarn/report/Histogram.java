package io.tarn.report;

import java.util.Arrays;
import java.util.List;

/// How often values fall into equal intervals; several sets lie upon each other.
///
/// @param bins how many intervals, or 0 to choose by the spread of the values (Freedman and Diaconis)
public record Histogram(Frame frame, List<Values> sets, int bins) implements Framed<Histogram> {
    /// The values of one colour.
    public record Values(String name, double[] values) {
        public Values {
            values = Arrays.stream(values).filter(Double::isFinite).toArray();
        }
    }

    public Histogram {
        sets = List.copyOf(sets);
        Checks.that(
                bins >= 0 && bins <= 1000,
                "Histogram",
                "bins from 0 to 1000",
                bins,
                "0 chooses by the data");
    }

    public static Histogram of(String title) {
        return new Histogram(Frame.of(title).y(Axis.of("count")), List.of(), 0);
    }

    @Override
    public Histogram frame(Frame other) {
        return new Histogram(other, sets, bins);
    }

    public Histogram values(String name, double... values) {
        return new Histogram(frame, Lists.append(sets, new Values(name, values)), bins);
    }

    public Histogram bins(int count) {
        return new Histogram(frame, sets, count);
    }

    /// The ends of the intervals, one more than there are intervals; empty without values.
    double[] edges() {
        var all =
                sets.stream()
                        .flatMapToDouble(set -> Arrays.stream(set.values()))
                        .sorted()
                        .toArray();
        if (all.length == 0) {
            return new double[0];
        }
        double least = all[0];
        double greatest = all[all.length - 1];
        if (least == greatest) {
            return new double[] {least - 0.5, least + 0.5};
        }
        int count = bins > 0 ? bins : chosen(all);
        var edges = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            edges[i] = least + (greatest - least) * ((double) i / count);
        }
        return edges;
    }

    /// h = 2·(q₇₅ - q₂₅)·n^(-⅓) is the width of an interval.
    private static int chosen(double[] sorted) {
        int n = sorted.length;
        double spread = sorted[(int) (0.75 * (n - 1))] - sorted[(int) (0.25 * (n - 1))];
        double width = 2 * spread / Math.cbrt(n);
        double count = (sorted[n - 1] - sorted[0]) / width;
        return width > 0 ? (int) Math.clamp(Math.ceil(count), 5, 60) : 20;
    }

    /// How many values of a set lie in each interval; the last one has both its ends.
    static double[] counts(Values set, double[] edges) {
        var counts = new double[Math.max(0, edges.length - 1)];
        for (double value : set.values()) {
            double place =
                    (value - edges[0]) / (edges[edges.length - 1] - edges[0]) * counts.length;
            counts[Math.clamp((int) place, 0, counts.length - 1)]++;
        }
        return counts;
    }
}
