package io.tarn.recipes;

import io.tarn.classic.linear.LinearRegression;
import io.tarn.classic.linear.Polynomials;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Where the error comes from: polynomials of degree 1 to 9 through many training sets of the same noisy function (1.1).
///
/// The error on fresh answers is bias² + variance + noise. The three are measured apart, and have to add up. The target was set before the
/// first run: over 10,000 sets of 20 places chance moves the error by some 0.4%.
final class BiasVariance implements Recipe {
    static final int DEGREES = 9;
    static final int[] DRAWN = {1, 3, 9};
    static final int PLACES = 20;
    static final double DEVIATION = 0.5; // σ of the noise
    private static final int SETS = 10_000;
    private static final int CURVES = 20;
    private static final int POINTS = 81;

    /// Fits of one degree, drawn over each other.
    ///
    /// @param curves at the points of the drawing, `[curves][points]`
    /// @param mean of all sets there
    record Bundle(int degree, double[][] curves, double[] mean) {}

    @Override
    public String name() {
        return "bias-variance";
    }

    @Override
    public String title() {
        return "Where the error comes from: bias, variance, noise";
    }

    @Override
    public Target target() {
        return Target.atMost(
                "gap between bias² + variance + noise and the error, as a share", 0.02);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        int sets = kitchen.scaled(SETS, 200);
        try (var scope = Scope.open()) {
            Random chance = Random.of(kitchen.seed());
            Tensor x = Tensor.linspace(-1, 1, PLACES).toDouble().unsqueeze(1);
            Tensor truth = truth(x).squeeze(1);
            Tensor seen = noisy(truth, sets, chance);
            Tensor fresh = noisy(truth, sets, chance);
            List<ErrorParts> parts =
                    IntStream.rangeClosed(1, DEGREES)
                            .mapToObj(degree -> ErrorParts.of(degree, x, truth, seen, fresh))
                            .toList();
            double off =
                    parts.stream()
                            .mapToDouble(p -> Math.abs(p.sum(noise()) / p.measured() - 1))
                            .max()
                            .orElse(Double.NaN);
            Tensor line = Tensor.linspace(-1, 1, POINTS).toDouble().unsqueeze(1);
            List<Bundle> bundles = new ArrayList<>();
            for (int degree : DRAWN) {
                bundles.add(bundle(degree, x, seen, line));
            }
            var page =
                    new BiasVariancePage(
                            sets,
                            parts,
                            line.toDoubleArray(),
                            truth(line).toDoubleArray(),
                            bundles);
            return new Outcome(off, page.page(title(), off, target()));
        }
    }

    /// f(x) = sin 3x + ½·cos 4x
    private static Tensor truth(Tensor x) {
        return x.mul(3).sin().add(x.mul(4).cos().div(2));
    }

    /// Answers for each set, `[places, sets]`.
    private static Tensor noisy(Tensor truth, int sets, Random chance) {
        return chance.normal(PLACES, sets).toDouble().mul(DEVIATION).add(truth.unsqueeze(1));
    }

    static double noise() {
        return DEVIATION * DEVIATION;
    }

    private static Bundle bundle(int degree, Tensor x, Tensor seen, Tensor line) {
        Polynomials powers = Polynomials.fit(x, c -> c.degree(degree));
        var fit = LinearRegression.fit(powers.transform(x), seen);
        Tensor curves = fit.predict(powers.transform(line)); // [points, sets]
        double[][] first = new double[CURVES][];
        for (int i = 0; i < CURVES; i++) {
            first[i] = curves.select(1, i).contiguous().toDoubleArray();
        }
        return new Bundle(degree, first, curves.mean(1).toDoubleArray());
    }
}
