package io.tarn.recipes;

import io.tarn.recipes.BiasVariance.Bundle;
import io.tarn.report.Axis;
import io.tarn.report.Chart;
import io.tarn.report.Grid;
import io.tarn.report.Line;
import io.tarn.report.Lines;
import io.tarn.report.Page;
import io.tarn.report.Tone;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What [BiasVariance] found, as a page.
///
/// @param parts of the error, for each degree from 1 on
/// @param x the points of the drawings
/// @param truth the function there
record BiasVariancePage(
        int sets, List<ErrorParts> parts, double[] x, double[] truth, List<Bundle> bundles) {
    private static final Axis ERROR = Axis.of("mean squared error").range(0, 0.7);
    private static final Axis DEGREE = Axis.of("degree").range(1, BiasVariance.DEGREES);

    Page page(String title, double off, Target target) {
        ErrorParts best = best();
        return Page.of(title)
                .lead(
                        """
                        The same function gives %,d training sets, each with noise of its own, and each is fitted by polynomials of degree 1 to %d. Degree %d \
                        errs least on fresh answers. Bias², variance and noise add up to the error that was measured: they are off by %.2f%% at most; the \
                        target is at most %.0f%%.\
                        """
                                .formatted(
                                        sets,
                                        BiasVariance.DEGREES,
                                        best.degree(),
                                        100 * off,
                                        100 * target.value()))
                .section(
                        "Fits drawn over each other",
                        s ->
                                s.text(
                                                """
                                                Each thin curve learned from another training set. Degree 1 is nearly the same in all of them, and wrong in \
                                                all of them: bias. Degree 9 is right in the mean, and each curve errs in its own way: variance.\
                                                """)
                                        .chart(
                                                bundles.stream()
                                                        .map(this::curves)
                                                        .toArray(Chart[]::new)))
                .section(
                        "The parts of the error",
                        s ->
                                s.chart(byDegree())
                                        .text(
                                                """
                                                Bias falls with the degree, variance rises with every weight: by σ²/%d each, as theory says. Noise stays. \
                                                The grey line is the error on fresh answers, which knows nothing of the parts: it lies on their sum.\
                                                """
                                                        .formatted(BiasVariance.PLACES))
                                        .table(grid()))
                .section(
                        "What training tells",
                        s ->
                                s.chart(training())
                                        .verdict(
                                                Tone.PLAIN,
                                                """
                                                The error on the answers that were learned from falls on and on. What it lacks is twice the variance: the \
                                                fit has learned some of the noise, and fresh answers have other noise.\
                                                """))
                .section("What to learn from it", s -> s.points(lessons()))
                .section("How it is done", s -> s.code("java", CODE));
    }

    private static List<String> lessons() {
        return List.of(
                "**An error that is large in training too is bias.** More data does not help; a richer model does.",
                "**An error that is small in training only is variance.** More data helps, and so does a penalty.",
                "**Nobody sees bias and variance apart** in practice, for there is one training set. Validation shows their sum.");
    }

    private static final String CODE =
            """
            Tensor powers = Polynomials.fit(x, c -> c.degree(3)).transform(x);
            Tensor fits = LinearRegression.fit(powers, answers).predict(powers);  // [places, sets]
            double bias = fits.mean(1).sub(truth).square().mean().item();
            double variance = fits.biasedVar(1).mean().item();
            """;

    private ErrorParts best() {
        return parts.stream().min(Comparator.comparingDouble(ErrorParts::measured)).orElseThrow();
    }

    /// All curves as one line with gaps, so that they have one colour and one name.
    private Lines curves(Bundle bundle) {
        int points = x.length + 1;
        double[] places = new double[bundle.curves().length * points];
        double[] heights = new double[places.length];
        Arrays.fill(heights, Double.NaN);
        for (int i = 0; i < bundle.curves().length; i++) {
            System.arraycopy(x, 0, places, i * points, x.length);
            System.arraycopy(bundle.curves()[i], 0, heights, i * points, x.length);
            places[i * points + x.length] = x[x.length - 1];
        }
        return Lines.of("Fits of degree " + bundle.degree())
                .line(Line.of("fits of %d sets".formatted(bundle.curves().length), places, heights))
                .line("mean of all fits", x, bundle.mean())
                .line(Line.of("truth", x, truth).asReference())
                .x("x")
                .y(Axis.of("y").range(-3, 3));
    }

    private Lines byDegree() {
        double noise = BiasVariance.noise();
        return Lines.of("Error by degree")
                .line("bias²", each(ErrorParts::bias))
                .line("variance", each(ErrorParts::variance))
                .line("noise", each(_ -> noise))
                .line("bias² + variance + noise", each(p -> p.sum(noise)))
                .line(
                        Line.of("measured", each(ErrorParts::degree), each(ErrorParts::measured))
                                .asReference())
                .x(DEGREE)
                .y(ERROR);
    }

    private Lines training() {
        return Lines.of("Error in training and on fresh answers")
                .line("fresh answers", each(ErrorParts::measured))
                .line("training", each(ErrorParts::training))
                .ruleAtY("noise", BiasVariance.noise())
                .x(DEGREE)
                .y(ERROR);
    }

    private double[] each(ToDoubleFunction<ErrorParts> part) {
        return parts.stream().mapToDouble(part).toArray();
    }

    private Grid grid() {
        Grid grid = Grid.of("degree", "bias²", "variance", "noise", "sum", "measured", "training");
        for (ErrorParts p : parts) {
            double noise = BiasVariance.noise();
            Object[] cells = {
                p.degree(), p.bias(), p.variance(), noise, p.sum(noise), p.measured(), p.training()
            };
            grid = p == best() ? grid.strongRow(cells) : grid.row(cells);
        }
        return grid;
    }
}
