package io.tarn.recipes;

import io.tarn.recipes.CombatPowerPage.Errors;
import io.tarn.report.Axis;
import io.tarn.report.Chart;
import io.tarn.report.Line;
import io.tarn.report.Lines;
import io.tarn.report.Scatter;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The figures of [CombatPowerPage].
final class CombatPowerCharts {
    private CombatPowerCharts() {}

    /// The evolutions, with a straight line and a curve of degree 5 through all of them.
    static Chart points(Evolutions seen) {
        double[] least = Arrays.stream(seen.before()).sorted().toArray();
        double[] x =
                IntStream.range(0, 200)
                        .mapToDouble(i -> least[0] + i * (least[least.length - 1] - least[0]) / 199)
                        .toArray();
        Evolutions ending = seen.rows(places(seen, true));
        Evolutions going = seen.rows(places(seen, false));
        return Scatter.of("Training rows of the first split")
                .points("evolution ends there", ending.before(), ending.after())
                .points("it can evolve again", going.before(), going.after())
                .line("degree 1", x, curve(seen, x, 1))
                .line("degree 5", x, curve(seen, x, PokemonCp.DEGREES))
                .x("greatest combat power before")
                .y("greatest combat power after");
    }

    private static int[] places(Evolutions seen, boolean last) {
        return IntStream.range(0, seen.size()).filter(i -> seen.last()[i] == last).toArray();
    }

    private static double[] curve(Evolutions seen, double[] x, int degree) {
        Powers powers = Powers.fit(seen.before(), degree);
        return LeastSquares.fit(powers.rows(seen.before()), seen.after(), 0)
                .predict(powers.rows(x));
    }

    static Lines byDegree(String title, Errors[] plain, Errors[] penalised) {
        return Lines.of(title)
                .line("validation", means(plain, Errors::validation))
                .line("validation, L2", means(penalised, Errors::validation))
                .line("training", means(plain, Errors::training))
                .line("training, L2", means(penalised, Errors::training))
                .x("degree");
    }

    static Chart penalties(Errors[] byLambda, double[] lambdas) {
        double[] middle = means(byLambda, Errors::validation);
        double[] low = new double[middle.length];
        double[] high = new double[middle.length];
        for (int i = 0; i < middle.length; i++) {
            low[i] = middle[i] - byLambda[i].validation().deviation();
            high[i] = middle[i] + byLambda[i].validation().deviation();
        }
        return Lines.of(
                        "Error of degree %d with species, by penalty"
                                .formatted(PokemonCp.CHOSEN_DEGREE))
                .line(Line.of("validation", lambdas, middle).band(low, high))
                .line("training", lambdas, means(byLambda, Errors::training))
                .x(Axis.of("λ").logarithmic())
                .y(CombatPowerPage.ERROR)
                .note("The band is one standard deviation over the splits.");
    }

    private static double[] means(Errors[] errors, Function<Errors, Spread> side) {
        return Arrays.stream(errors).mapToDouble(each -> side.apply(each).mean()).toArray();
    }
}
