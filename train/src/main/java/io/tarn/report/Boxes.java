package io.tarn.report;

import java.util.Arrays;
import java.util.List;

/// The spread of several sets of values: median, quartiles, whiskers, outliers.
public record Boxes(Frame frame, List<Box> boxes) implements Framed<Boxes> {
    /// One set's five numbers.
    ///
    /// @param low end of the lower whisker: the least value within 1.5 box heights of the box
    /// @param high end of the upper whisker
    /// @param outliers the values beyond the whiskers, 500 at most
    public record Box(
            String name,
            double low,
            double firstQuartile,
            double median,
            double thirdQuartile,
            double high,
            double[] outliers) {
        public static Box of(String name, double... values) {
            var sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
            if (sorted.length == 0) {
                double none = Double.NaN;
                return new Box(name, none, none, none, none, none, sorted);
            }
            double first = quantile(sorted, 0.25);
            double third = quantile(sorted, 0.75);
            double reach = 1.5 * (third - first);
            var inside =
                    Arrays.stream(sorted)
                            .filter(v -> v >= first - reach && v <= third + reach)
                            .toArray();
            var outside =
                    Arrays.stream(sorted)
                            .filter(v -> v < first - reach || v > third + reach)
                            .toArray();
            return new Box(
                    name,
                    inside[0],
                    first,
                    quantile(sorted, 0.5),
                    third,
                    inside[inside.length - 1],
                    Thinning.spread(outside, 500));
        }

        /// Linear between neighbours: place (n - 1)·q in the sorted values.
        private static double quantile(double[] sorted, double q) {
            double place = (sorted.length - 1) * q;
            int below = (int) place;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        }
    }

    public Boxes {
        boxes = List.copyOf(boxes);
    }

    public static Boxes of(String title) {
        return new Boxes(Frame.of(title), List.of());
    }

    @Override
    public Boxes frame(Frame other) {
        return new Boxes(other, boxes);
    }

    public Boxes values(String name, double... values) {
        return new Boxes(frame, Lists.append(boxes, Box.of(name, values)));
    }

    List<String> names() {
        return boxes.stream().map(Box::name).toList();
    }
}
