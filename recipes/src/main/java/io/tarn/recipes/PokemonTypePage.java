package io.tarn.recipes;

import io.tarn.classic.bayes.GaussianClassifier;
import io.tarn.recipes.PokemonType.LogOdds;
import io.tarn.recipes.PokemonType.Trial;
import io.tarn.report.Chart;
import io.tarn.report.Grid;
import io.tarn.report.Page;
import java.util.List;
import java.util.Locale;

/// What [PokemonType] found, as a page.
///
/// @param own the Gaussians of the two defenses with a covariance for each type
/// @param shared the same with one covariance
/// @param logistic the log odds by logistic regression
record PokemonTypePage(
        Pokedex training,
        Pokedex test,
        GaussianClassifier own,
        GaussianClassifier shared,
        LogOdds logistic,
        List<Trial> trials) {

    Page page(String title, double deviation) {
        return Page.of(title)
                .lead(
                        """
                        Of %d Water types with numbers below 400, the mean and the covariance of (defense, special defense) come out as the lecture prints them; \
                        the largest deviation is %s. A Gaussian for Water and one for Normal make a classifier.\
                        """
                                .formatted(training.values(1, 0).length, number(deviation)))
                .section(
                        "The Gaussian of the Water types",
                        s ->
                                s.text(
                                                """
                                                The most likely Gaussian has the mean of the rows, and their covariance divided by n, not by n - 1. Two rows \
                                                are as they were before the games of 2016, which raised them by 10.\
                                                """)
                                        .table(water()))
                .section(
                        "Own and shared covariance",
                        s ->
                                s.chart(bent())
                                        .chart(straight())
                                        .text(
                                                """
                                                Each line around the points is two standard deviations away from the mean. With a covariance for each type the \
                                                boundary is bent. With one covariance for both the squares cancel, and it is a straight line; that of logistic \
                                                regression is straight too, but not the same.\
                                                """))
                .section(
                        "The posterior",
                        s ->
                                s.text(posterior())
                                        .chart(
                                                PokemonTypeCharts.posterior(
                                                        "p(Water), own covariance",
                                                        LogOdds.of(own)),
                                                PokemonTypeCharts.posterior(
                                                        "p(Water), shared covariance",
                                                        LogOdds.of(shared))))
                .section(
                        "How well they tell",
                        s ->
                                s.chart(PokemonTypeCharts.accuracies(trials))
                                        .text(
                                                """
                                                Learned from %d species with numbers below 400, judged by %d later ones. Always saying the more frequent type \
                                                there is right for %.1f%%.\
                                                """
                                                        .formatted(
                                                                training.size(),
                                                                test.size(),
                                                                100 * frequent()))
                                        .table(grid()))
                .section("What to learn from it", s -> s.points(LESSONS))
                .section("How it is done", s -> s.code("java", CODE));
    }

    private Chart bent() {
        return PokemonTypeCharts.withBoundary(
                PokemonTypeCharts.points("A covariance for each type", training, own),
                "boundary",
                LogOdds.of(own));
    }

    private Chart straight() {
        var points = PokemonTypeCharts.points("One covariance for both", training, shared);
        var line = PokemonTypeCharts.withBoundary(points, "boundary", LogOdds.of(shared));
        return PokemonTypeCharts.withBoundary(line, "boundary of logistic regression", logistic);
    }

    private Grid water() {
        double[] mean = own.means().get(1).toDoubleArray();
        double[] sigma = own.covariances().get(1).flatten().toDoubleArray();
        return Grid.of("", "printed", "computed")
                .row("mean of defense", "75.0", digits(mean[0]))
                .row("mean of special defense", "71.3", digits(mean[1]))
                .row("variance of defense", "874", digits(sigma[0]))
                .row("covariance", "327", digits(sigma[1]))
                .row("variance of special defense", "929", digits(sigma[3]));
    }

    private String posterior() {
        var linear = shared.linear();
        double[] w = linear.w().toDoubleArray();
        return """
        With a shared covariance p(Water|x) is σ(w·x + b), with w = Σ⁻¹·(μ₁ - μ₀) and b = ½·μ₀ᵀΣ⁻¹μ₀ - ½·μ₁ᵀΣ⁻¹μ₁ + ln π₁/π₀. Here w is \
        (%.4f, %.4f), and b is %.4f. Dark is Water.\
        """
                .formatted(w[0], w[1], linear.b().item());
    }

    private double frequent() {
        double water = test.y().toDouble().mean().item();
        return Math.max(water, 1 - water);
    }

    private Grid grid() {
        Grid grid = Grid.of("features", "way", "numbers learned", "training", "later", "95%");
        for (Trial trial : trials) {
            grid =
                    grid.row(
                            trial.features(),
                            trial.way(),
                            trial.numbers(),
                            percent(trial.training()),
                            percent(trial.test().value()),
                            percent(trial.test().low()) + " to " + percent(trial.test().high()));
        }
        return grid;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String number(double value) {
        return value == 0 ? "0" : Double.toString(value);
    }

    private static final List<String> LESSONS =
            List.of(
                    "**A model of how the data come about is a classifier too**, by the rule of Bayes: the prior times the density, over the sum of both.",
                    "**Fewer numbers to learn can be better.** With all features a shared covariance takes 28 of 71 numbers away, and tells later species better.",
                    "**Two features do not do.** On later species no way is better with them than always saying the same.",
                    "**97 species say little.** The intervals overlap, so the order of the ways may be chance.",
                    "**The same form, other weights.** Logistic regression learns w and b without Gaussians; where the rows are not Gaussian, it need not agree.",
                    "**The total of the six values is no seventh feature**: it is their sum, so the covariance would be singular. The seventh is the height.");

    private static final String CODE =
            """
            var own = GaussianClassifier.fit(x, y);
            var shared = GaussianClassifier.fit(x, y, c -> c.covariance(Covariance.SHARED));
            Tensor mean = own.means().get(1);                     // of class 1, Water
            Tensor w = shared.linear().w();                       // p(Water|x) = σ(w·x + b)
            double right = shared.accuracy(later, types);
            """;
}
