package io.tarn.doctor.data;

import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.tensor.Device;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What is wrong with the numbers of inputs: values that are missing or infinite, rows and features that say nothing, features of very
/// different scale.
///
/// ```java
/// var check = InputCheck.of(batch.x(), names);
/// if (check.hasBadValues()) { check.features().stream().filter(f -> f.missing() > 0).forEach(System.out::println); }
/// ```
///
/// Constant features are counted and are no fault by themselves: the border of images is constant. Different scales hurt gradient descent, not
/// trees; whether they hurt this net is for a paired training to say. Whole numbers (tokens) have no scale. Cost: a few passes over the data.
///
/// @param missing values that are NaN
/// @param infinite values
/// @param badRows rows with a NaN or infinite value
/// @param zeroRows rows that are 0 everywhere
/// @param constant features with one value only
/// @param scaleRatio the largest spread of a feature, divided by the smallest of those that vary and are not rare
/// @param largestMean the largest distance of a feature's mean from 0, in its own spreads
/// @param level the root mean square of all values
/// @param features the numbers of each one
public record InputCheck(
        long missing,
        long infinite,
        long badRows,
        long zeroRows,
        long constant,
        double scaleRatio,
        double largestMean,
        double level,
        List<Feature> features,
        long rows) {
    private static final double LARGEST_RATIO = 100;
    private static final double LARGEST_LEVEL = 20;
    private static final double SMALLEST_LEVEL = 0.01;
    private static final double RARE = 0.05;

    public InputCheck {
        features = List.copyOf(features);
    }

    /// The finite values of one feature.
    ///
    /// @param filled the share of rows where it is neither 0 nor missing
    public record Feature(
            String name, long missing, long infinite, double mean, double spread, double filled) {
        boolean isConstant() {
            return spread <= 1e-7 * Math.max(1e-30, Math.abs(mean));
        }
    }

    public boolean hasBadValues() {
        return missing + infinite > 0;
    }

    /// Whether every value is the same.
    public boolean saysNothing() {
        return constant == features.size();
    }

    /// Whether spreads differ more than a hundredfold, or all values are far above or below 1.
    public boolean isUnscaled() {
        return scaleRatio > LARGEST_RATIO
                || level > LARGEST_LEVEL
                || level > 0 && level < SMALLEST_LEVEL;
    }

    public static InputCheck of(Tensor x) {
        return of(x, List.of());
    }

    /// @param names of the features; those that are not named are called by their place
    public static InputCheck of(Tensor x, List<String> names) {
        boolean isTokens = Features.isTokens(x);
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor flat = x.detach().to(Device.CPU).toDouble().reshape(x.size(0), -1); // [rows, d]
            Tensor finite = flat.isFinite();
            Tensor usable = flat.where(finite, 0);
            List<Feature> features = features(x, flat, finite, usable, names);
            List<Double> spreads =
                    features.stream()
                            .filter(f -> !f.isConstant() && f.filled() > RARE)
                            .map(Feature::spread)
                            .sorted()
                            .toList();
            boolean compares = spreads.size() > 1 && !isTokens;
            double count = Math.max(1, finite.toDouble().sum().item());
            return new InputCheck(
                    features.stream().mapToLong(Feature::missing).sum(),
                    features.stream().mapToLong(Feature::infinite).sum(),
                    finite.logicalNot().any(1).toLong().sum().itemLong(),
                    isTokens ? 0 : flat.eq(0).all(1).toLong().sum().itemLong(),
                    features.stream().filter(Feature::isConstant).count(),
                    compares ? spreads.getLast() / spreads.getFirst() : 1,
                    isTokens ? 0 : largestMean(features),
                    isTokens ? 1 : Math.sqrt(usable.square().sum().item() / count),
                    features,
                    flat.size(0));
        }
    }

    private static List<Feature> features(
            Tensor x, Tensor flat, Tensor finite, Tensor usable, List<String> names) {
        double[] n = finite.toDouble().sum(0).clampMin(1).toDoubleArray();
        double[] missing = flat.isNan().toDouble().sum(0).toDoubleArray();
        double[] infinite = flat.isInf().toDouble().sum(0).toDoubleArray();
        double[] filled = usable.ne(0).toDouble().mean(0).toDoubleArray();
        Tensor means = usable.sum(0).div(Tensor.of(n));
        double[] mean = means.toDoubleArray();
        double[] squares = usable.sub(means).mul(finite.toDouble()).square().sum(0).toDoubleArray();
        List<String> places = Features.names(x);
        List<Feature> features = new ArrayList<>();
        for (int j = 0; j < mean.length; j++) {
            features.add(
                    new Feature(
                            name(j, names, places),
                            (long) missing[j],
                            (long) infinite[j],
                            mean[j],
                            Math.sqrt(squares[j] / n[j]),
                            filled[j]));
        }
        return features;
    }

    private static String name(int j, List<String> names, List<String> places) {
        boolean isNamed = j < names.size();
        boolean isPlaced = j < places.size();
        return isNamed ? names.get(j) : isPlaced ? places.get(j) : "value " + j;
    }

    private static double largestMean(List<Feature> features) {
        return features.stream()
                .filter(f -> !f.isConstant() && f.filled() > RARE)
                .mapToDouble(f -> Math.abs(f.mean()) / f.spread())
                .max()
                .orElse(0);
    }

    /// The spread of the features, the largest first, on a logarithmic axis.
    public Chart chart() {
        List<Feature> largest =
                features.stream()
                        .filter(f -> !f.isConstant())
                        .sorted(Comparator.comparingDouble(Feature::spread).reversed())
                        .toList();
        int[] shown =
                IntStream.range(0, largest.size())
                        .filter(i -> i < 10 || i >= largest.size() - 10)
                        .toArray();
        return Bars.of(
                        "Spread of the features",
                        IntStream.of(shown).mapToObj(i -> largest.get(i).name()).toList())
                .bars(
                        "spread",
                        IntStream.of(shown).mapToDouble(i -> largest.get(i).spread()).toArray())
                .logY()
                .note("Largest to smallest: %.3g".formatted(scaleRatio));
    }
}
