package io.tarn.doctor.patient;

import java.util.Arrays;

/// Two trainings: how much smaller the errors of the second are, and whether that is more than chance.
///
/// Where both were measured on the same examples, they are compared example by example.
///
/// @param before the mean error of the first
/// @param after the mean error of the second
/// @param deviations by how many standard errors the first is larger
public record Comparison(double before, double after, double deviations) {
    /// Beyond so many standard errors it is not chance.
    private static final double SURE = 3;

    /// Nothing to compare.
    public static final Comparison NONE = new Comparison(0, 0, 0);

    public static Comparison of(double[] before, double[] after) {
        return before.length == after.length ? paired(before, after) : apart(before, after);
    }

    private static Comparison paired(double[] before, double[] after) {
        double[] differences = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            differences[i] = bounded(before[i]) - bounded(after[i]);
        }
        double gain = mean(differences);
        double error = Math.sqrt(variance(differences) / Math.max(1, before.length));
        return new Comparison(bounded(before), bounded(after), deviations(gain, error));
    }

    /// Other examples before than after, as when the data were split anew.
    private static Comparison apart(double[] before, double[] after) {
        double error =
                Math.sqrt(
                        variance(before) / Math.max(1, before.length)
                                + variance(after) / Math.max(1, after.length));
        double gain = bounded(before) - bounded(after);
        return new Comparison(bounded(before), bounded(after), deviations(gain, error));
    }

    private static double deviations(double gain, double error) {
        return gain == 0 ? 0 : gain / Math.max(error, 1e-12);
    }

    private static double bounded(double[] errors) {
        return mean(Arrays.stream(errors).map(Comparison::bounded).toArray());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double variance(double[] values) {
        double mean = bounded(values);
        return Arrays.stream(values).map(v -> (bounded(v) - mean) * (bounded(v) - mean)).sum()
                / Math.max(1, values.length - 1);
    }

    /// What is no number, or far beyond any use, counts as 10 times worse than chance and not more, so that one example does not decide.
    private static double bounded(double error) {
        return Double.isNaN(error) ? 10 : Math.min(error, 10);
    }

    /// The second compared with the first.
    public Comparison turned() {
        return new Comparison(/* before= */ after, /* after= */ before, -deviations);
    }

    public double gain() {
        return before - after;
    }

    /// The share of the first error that is gone.
    public double relativeGain() {
        return before <= 0 ? 0 : gain() / before;
    }

    /// Smaller beyond chance.
    public boolean isBetter() {
        return deviations > SURE;
    }

    public boolean isWorse() {
        return deviations < -SURE;
    }
}
