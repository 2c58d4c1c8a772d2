package io.tarn.recipes;

import io.tarn.classic.sample.Gibbs;
import io.tarn.classic.sample.SmoothDensity;
import io.tarn.report.Axis;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A density in the plane whose mean is (0, 0) and whose shape is known.
///
/// @param lesson what it is to show
/// @param gibbs its conditionals, where they can be drawn from
/// @param deviations exact ones of both coordinates
/// @param pieces maps of the plane that make the density of standard normal numbers, each of its share
/// @param x what pictures show of the first coordinate
/// @param y what they show of the second
record McmcTarget(
        String name,
        String lesson,
        SmoothDensity density,
        Optional<Gibbs> gibbs,
        double[] deviations,
        List<UnaryOperator<double[]>> pieces,
        Axis x,
        Axis y) {
    private static final double CORRELATION = 0.95;
    private static final double NOISE = 0.5; // across the banana
    private static final double MODE = 4; // the modes lie at (-4, -4) and (4, 4)

    static List<McmcTarget> all() {
        return List.of(gaussian(), banana(), funnel(), twoModes());
    }

    /// Both coordinates standard normal, with correlation 0.95.
    static McmcTarget gaussian() {
        double rest = 1 - CORRELATION * CORRELATION;
        double width = Math.sqrt(rest);
        return new McmcTarget(
                "correlated Gaussian",
                "One coordinate at a time, or steps of one length in all directions, are short steps here.",
                (x, slope) -> {
                    slope[0] = (CORRELATION * x[1] - x[0]) / rest;
                    slope[1] = (CORRELATION * x[0] - x[1]) / rest;
                    return (x[0] * slope[0] + x[1] * slope[1]) / 2;
                },
                Optional.of(
                        Gibbs.of(
                                (x, random) -> CORRELATION * x[1] + width * random.nextGaussian(),
                                (x, random) -> CORRELATION * x[0] + width * random.nextGaussian())),
                new double[] {1, 1},
                List.of(z -> new double[] {z[0], CORRELATION * z[0] + width * z[1]}),
                shown("x0", -4, 4),
                shown("x1", -4, 4));
    }

    /// Rosenbrock's valley as a density: x₀ ~ N(0, 1), x₁ | x₀ ~ N(x₀² - 1, ½²).
    static McmcTarget banana() {
        double weight = 1 / (NOISE * NOISE);
        return new McmcTarget(
                "banana",
                "No single step length suits the bend and the ends.",
                (x, slope) -> {
                    double off = x[1] - (x[0] * x[0] - 1);
                    slope[0] = -x[0] + 2 * weight * off * x[0];
                    slope[1] = -weight * off;
                    return -x[0] * x[0] / 2 - weight * off * off / 2;
                },
                Optional.empty(),
                new double[] {1, Math.sqrt(2 + NOISE * NOISE)},
                List.of(z -> new double[] {z[0], z[0] * z[0] - 1 + NOISE * z[1]}),
                shown("x0", -4, 4),
                shown("x1", -4, 10));
    }

    /// Neal's funnel: x₀ ~ N(0, 3²), x₁ | x₀ ~ N(0, exp(x₀)).
    static McmcTarget funnel() {
        return new McmcTarget(
                "funnel",
                "The neck is so narrow, and the mouth so wide, that no step size fits both.",
                (x, slope) -> {
                    double square = x[1] == 0 ? 0 : x[1] * x[1] * Math.exp(-x[0]);
                    slope[0] = -x[0] / 9 - 0.5 + square / 2;
                    slope[1] = x[1] == 0 ? 0 : -square / x[1];
                    return -x[0] * x[0] / 18 - x[0] / 2 - square / 2;
                },
                Optional.empty(),
                new double[] {3, Math.exp(9 / 4.0)}, // Var x₁ = E exp(x₀) = exp(9/2)
                List.of(z -> new double[] {3 * z[0], Math.exp(1.5 * z[0]) * z[1]}),
                shown("x0", -10, 10),
                shown("x1", -30, 30));
    }

    /// Half of N((-4, -4), I) and half of N((4, 4), I).
    static McmcTarget twoModes() {
        return new McmcTarget(
                "two far modes",
                "A chain finds one mode, and never learns that there is another.",
                (x, slope) -> {
                    double apart = MODE * (x[0] + x[1]);
                    double side = Math.tanh(apart);
                    slope[0] = MODE * side - x[0];
                    slope[1] = MODE * side - x[1];
                    // log cosh, without running over
                    double high = Math.abs(apart) + Math.log1p(Math.exp(-2 * Math.abs(apart)));
                    return high - (x[0] * x[0] + x[1] * x[1]) / 2;
                },
                Optional.of(
                        Gibbs.of(
                                (x, random) ->
                                        side(x[1], random.nextDouble()) + random.nextGaussian(),
                                (x, random) ->
                                        side(x[0], random.nextDouble()) + random.nextGaussian())),
                new double[] {Math.sqrt(1 + MODE * MODE), Math.sqrt(1 + MODE * MODE)},
                List.of(
                        z -> new double[] {z[0] - MODE, z[1] - MODE},
                        z -> new double[] {z[0] + MODE, z[1] + MODE}),
                shown("x0", -9, 9),
                shown("x1", -9, 9));
    }

    /// The mode that one coordinate says the other belongs to: the right one with probability 1 / (1 + exp(-2ax)).
    private static double side(double other, double u) {
        return u < 1 / (1 + Math.exp(-2 * MODE * other)) ? MODE : -MODE;
    }

    private static Axis shown(String name, double least, double greatest) {
        return Axis.of(name).range(least, greatest);
    }

    /// A curve that holds 1 - exp(-r²/2) of all mass: the image of a circle, with a gap after each piece.
    double[][] curve(double r) {
        int steps = 121;
        double[][] curve = new double[2][pieces.size() * (steps + 1)];
        int at = 0;
        for (UnaryOperator<double[]> piece : pieces) {
            for (int i = 0; i < steps; i++) {
                double angle = 2 * Math.PI * i / (steps - 1);
                double[] x = piece.apply(new double[] {r * Math.cos(angle), r * Math.sin(angle)});
                curve[0][at] = x[0];
                curve[1][at++] = x[1];
            }
            curve[0][at] = Double.NaN;
            curve[1][at++] = Double.NaN;
        }
        return curve;
    }
}
