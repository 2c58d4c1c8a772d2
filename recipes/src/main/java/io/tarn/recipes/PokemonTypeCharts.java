package io.tarn.recipes;

import io.tarn.classic.bayes.GaussianClassifier;
import io.tarn.recipes.PokemonType.LogOdds;
import io.tarn.recipes.PokemonType.Trial;
import io.tarn.report.Axis;
import io.tarn.report.Bars;
import io.tarn.report.Scatter;
import io.tarn.report.Surface;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The figures of [PokemonTypePage].
final class PokemonTypeCharts {
    private static final double MOST = 200; // of both axes
    private static final double DEVIATIONS = 2;
    private static final int PLACES = 401;
    private static final int CELLS = 61;

    private PokemonTypeCharts() {}

    /// The species with a line around each Gaussian.
    static Scatter points(String title, Pokedex seen, GaussianClassifier model) {
        double[][] water = ellipse(model, 1);
        double[][] normal = ellipse(model, 0);
        return Scatter.of(title)
                .points("Water", seen.values(1, 0), seen.values(1, 1))
                .points("Normal", seen.values(0, 0), seen.values(0, 1))
                .line("Water 2σ", water[0], water[1])
                .line("Normal 2σ", normal[0], normal[1])
                .x(Axis.of("defense").range(0, MOST))
                .y(Axis.of("special defense").range(0, MOST));
    }

    /// μ + 2·L·(cos t, sin t), where Σ = L·Lᵀ
    private static double[][] ellipse(GaussianClassifier model, int type) {
        Tensor l = Decompositions.cholesky(model.covariances().get(type));
        Tensor t = Tensor.linspace(0, 2 * Math.PI, PLACES).toDouble();
        Tensor circle = Tensor.stack(List.of(t.cos(), t.sin()), 0);
        Tensor at = l.matmul(circle).mul(DEVIATIONS).add(model.means().get(type).unsqueeze(1));
        return new double[][] {at.get(0).toDoubleArray(), at.get(1).toDoubleArray()};
    }

    /// With the places where both types are equally likely: a curve of second degree that closes at the right, or a straight line.
    static Scatter withBoundary(Scatter scatter, String name, LogOdds odds) {
        double[] x = places(PLACES);
        double[] low = odds(odds, x, 0);
        double[] middle = odds(odds, x, 1);
        double[] high = odds(odds, x, 2);
        List<double[]> above = new ArrayList<>();
        List<double[]> below = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            // the log odds are a·y² + b·y + c upon a vertical line
            double a = (high[i] - 2 * middle[i] + low[i]) / 2;
            double b = middle[i] - low[i] - a;
            if (b * b >= 4 * a * low[i]) {
                above.add(new double[] {x[i], root(a, b, low[i], 1)});
                below.add(new double[] {x[i], root(a, b, low[i], -1)});
            }
        }
        above.addAll(below.reversed());
        return scatter.line(
                name,
                above.stream().mapToDouble(point -> point[0]).toArray(),
                above.stream().mapToDouble(point -> point[1]).toArray());
    }

    private static double root(double a, double b, double c, int sign) {
        boolean straight = Math.abs(a) < 1e-9 * Math.abs(b);
        double y =
                straight
                        ? sign > 0 ? -c / b : Double.NaN
                        : (-b + sign * Math.sqrt(b * b - 4 * a * c)) / (2 * a);
        return y >= 0 && y <= MOST ? y : Double.NaN;
    }

    private static double[] odds(LogOdds odds, double[] x, double y) {
        Tensor along = Tensor.of(x, x.length);
        return odds.at(Tensor.stack(List.of(along, Tensor.onesLike(along).mul(y)), 1))
                .toDoubleArray();
    }

    /// p(Water|x) = σ(log odds) over the plane.
    static Surface posterior(String title, LogOdds odds) {
        double[] places = places(CELLS);
        double[][] p =
                Arrays.stream(places)
                        .mapToObj(y -> odds(odds, places, y))
                        .map(row -> Arrays.stream(row).map(o -> 1 / (1 + Math.exp(-o))).toArray())
                        .toArray(double[][]::new);
        return Surface.of(title, places, places, p)
                .z(Axis.of("p(Water | x)").range(0, 1))
                .x("defense")
                .y("special defense");
    }

    private static double[] places(int count) {
        return IntStream.range(0, count).mapToDouble(i -> i * MOST / (count - 1)).toArray();
    }

    /// With intervals of 95 percent.
    static Bars accuracies(List<Trial> trials) {
        List<String> ways = trials.stream().map(Trial::way).distinct().toList();
        var bars =
                Bars.of("Accuracy on later species", ways)
                        .y(Axis.of("accuracy").range(0, 1))
                        .note("The thin lines are intervals of 95%.");
        for (int features : trials.stream().mapToInt(Trial::features).distinct().toArray()) {
            var of = trials.stream().filter(trial -> trial.features() == features).toList();
            bars =
                    bars.bars(
                            features + " features",
                            of.stream().mapToDouble(trial -> trial.test().value()).toArray(),
                            of.stream().mapToDouble(trial -> trial.test().low()).toArray(),
                            of.stream().mapToDouble(trial -> trial.test().high()).toArray());
        }
        return bars;
    }
}
