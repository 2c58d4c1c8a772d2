package io.tarn.recipes.bells;

import io.tarn.classic.cluster.Covariances;
import io.tarn.classic.cluster.GaussianMixture;
import io.tarn.classic.cluster.KMeans;
import io.tarn.recipes.Target;
import io.tarn.report.Grid;
import io.tarn.report.Page;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What [MixtureOfIrises] found, as a page.
///
/// @param rows three bells of each shape
/// @param bic costs of 1, 2, 3, … bells of each shape
/// @param balls the adjusted Rand index of `means`
record MixturePage(
        Irises irises,
        Map<Covariances, Row> rows,
        Map<Covariances, double[]> bic,
        KMeans means,
        double balls) {
    /// Three bells, and how far their groups agree with the species.
    record Row(GaussianMixture mixture, double rand) {}

    double reached() {
        return full().rand();
    }

    private Row full() {
        return Objects.requireNonNull(rows.get(Covariances.FULL));
    }

    Page page(String title, Target target) {
        GaussianMixture mixture = full().mixture();
        Shadow shadow = Shadow.of(mixture, Irises.SEPAL_LENGTH, Irises.PETAL_LENGTH);
        Best best = Best.of(bic);
        return Page.of(title)
                .lead(
                        """
                        150 irises are measured in four places; their species stay hidden. Three bells of any shape find groups whose adjusted Rand index \
                        with the species is %.2f; the target is at least %.2f. k-means, which knows only balls of one size, reaches %.2f.\
                        """
                                .formatted(reached(), target.value(), balls))
                .section(
                        "The density",
                        s ->
                                s.chart(
                                                MixtureCharts.density(shadow),
                                                MixtureCharts.species(irises, shadow))
                                        .text(
                                                """
                                                A mixture says how likely each flower is: p(x) = Σⱼ πⱼ·N(x; μⱼ, Σⱼ). It learned from all four measures; here are two. \
                                                Each line encloses 95% of a bell. Two species overlap, and their bells lean: longer sepals go with longer petals.\
                                                """))
                .section(
                        "Bells against balls",
                        s ->
                                s.chart(
                                                MixtureCharts.groups(
                                                        "Groups of the mixture",
                                                        irises,
                                                        mixture.predict(irises.x())),
                                                MixtureCharts.groups(
                                                        "Groups of k-means",
                                                        irises,
                                                        means.predict(irises.x())))
                                        .text(
                                                """
                                                k-means cuts straight between its centres, and takes the small flowers of one species for the other. The mixture bends its \
                                                borders along the bells.\
                                                """)
                                        .table(grid()))
                .section(
                        "How many bells",
                        s ->
                                s.chart(MixtureCharts.bic(bic))
                                        .text(
                                                """
                                                More bells are always likelier. Bayes' information criterion charges ln n for each free number: BIC = p·ln n - 2·ln L. It is least \
                                                for %d bells (%s), and there are three species. The measures alone do not tell two of the species apart as groups; that there \
                                                are three, a botanist has to say.\
                                                """
                                                        .formatted(
                                                                best.bells(),
                                                                MixtureCharts.name(best.kind()))))
                .section(
                        "The steps",
                        s ->
                                s.chart(MixtureCharts.steps(rows))
                                        .text(
                                                """
                                                EM gives each flower to the bells by shares, then fits the bells to their shares, in turn. It starts from k-means, and no step lowers the \
                                                likelihood. Bells that may lean move farthest from where k-means left them.\
                                                """))
                .section("What to learn from it", s -> s.points(LESSONS))
                .section("How it is done", s -> s.code("java", CODE));
    }

    private Grid grid() {
        Grid grid = Grid.of("shape of the bells", "log density", "BIC", "adjusted Rand index");
        for (var entry : rows.entrySet()) {
            GaussianMixture mixture = entry.getValue().mixture();
            grid =
                    grid.row(
                            MixtureCharts.name(entry.getKey()),
                            "%.3f".formatted(mixture.curve().getLast()),
                            "%.1f".formatted(mixture.bic(irises.x())),
                            "%.3f".formatted(entry.getValue().rand()));
        }
        return grid.row("k-means", "", "", "%.3f".formatted(balls));
    }

    private static final List<String> LESSONS =
            List.of(
                    "**The shape is an assumption.** k-means assumes balls of one size; where groups are long and lean, let them be.",
                    "**A likelihood chooses between models, but only by what it is asked.** BIC wants few bells that fit the density; it knows nothing of species.",
                    "A group is no class. The index was computed with species that the method never saw; without them nobody could compute it.");

    private static final String CODE =
            """
            GaussianMixture bells = GaussianMixture.fit(x, 3, c -> c.covariances(Covariances.FULL).starts(10));
            Tensor groups = bells.predict(x);                        // [150]
            double agreement = AdjustedRand.of(species, groups);
            double cost = bells.bic(x);
            """;
}
