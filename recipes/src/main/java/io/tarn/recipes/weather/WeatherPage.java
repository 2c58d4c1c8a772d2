package io.tarn.recipes.weather;

import io.tarn.classic.markov.GaussianHmm;
import io.tarn.recipes.Target;
import io.tarn.report.Grid;
import io.tarn.report.Page;
import io.tarn.report.Tone;
import java.util.List;
import java.util.Locale;

/// What [HmmWeather] found, as a page.
///
/// @param model from cold to warm
/// @param histories log likelihoods over the steps of learning, one for each beginning
record WeatherPage(WeatherModels models, GaussianHmm model, Scores scores, double[][] histories) {
    /// Log likelihoods for a day.
    ///
    /// @param hidden of 2014, for 1, 2, … states
    /// @param mixture of 2014, for 1, 2, … parts
    /// @param one of the test year, by a single Gaussian
    /// @param apart of the test year, by the mixture with `parts` parts
    /// @param together of the test year, by the hidden Markov model with `states` states
    record Scores(
            double[] hidden,
            double[] mixture,
            int states,
            int parts,
            double one,
            double apart,
            double together) {
        double gain() {
            return together - apart;
        }
    }

    Page page(String title, Target target) {
        var charts = WeatherCharts.of(models.days(), model);
        return Page.of(title)
                .lead(
                        """
                        A hidden Markov model has learned %d kinds of weather from three years of Seattle. The days of 2015, which it never saw, are %.2f nats \
                        a day likelier under it than under the best mixture without memory. The target, set before the first run, is %.1f.\
                        """
                                .formatted(scores.states(), scores.gain(), target.value()))
                .section(
                        "The states of the last year",
                        s ->
                                s.text(
                                                """
                                                Nobody told it about seasons, or what rain is. It saw highest and lowest temperature, rain and wind of each day, and \
                                                found states from cold to warm, wet and dry. Each day has its likeliest state (Viterbi). A state's name has the mean of its highest \
                                                temperatures, and whether it rained on more than half of its days.\
                                                """)
                                        .chart(charts.temperatures())
                                        .chart(charts.rain())
                                        .chart(charts.months()))
                .section(
                        "How one follows another",
                        s ->
                                s.chart(charts.transitions())
                                        .text(
                                                """
                                                The diagonal is dark: weather stays as it is. Winter, spring and summer are blocks, in which wet and dry days take turns; \
                                                from one block to another it goes seldom. That is all the memory the model has, and a mixture has not even that.\
                                                """))
                .section(
                        "Was it worth it?",
                        s ->
                                s.table(grid())
                                        .chart(
                                                WeatherCharts.byStates(
                                                        scores.hidden(),
                                                        scores.mixture(),
                                                        scores.states()))
                                        .text(
                                                """
                                                All have the same Gaussians with full covariance, and no variance below 0.01 (rows are standardised). They learn from \
                                                2012 and 2013, and 2014 chooses how many states: the fewest within %.1f nats of the best, and of the mixture the best. \
                                                Then they learn from all three years, and 2015 is the test.\
                                                """
                                                        .formatted(HmmWeather.CLOSE)))
                .section(
                        "Learning",
                        s ->
                                s.chart(WeatherCharts.histories(histories))
                                        .text(
                                                """
                                                Baum-Welch never loses likelihood, but where it ends depends on where it begins. So it begins several times, and the \
                                                likeliest end is kept.\
                                                """))
                .section(
                        "What to learn from it",
                        s ->
                                s.points(lessons())
                                        .verdict(
                                                Tone.PLAIN,
                                                """
                                                It is a model of weather, and no forecast: what it expects of tomorrow's highest temperature is off by %.1f °C on average, \
                                                and "like today" by %.1f °C.\
                                                """
                                                        .formatted(
                                                                models.errorOfTomorrow(model),
                                                                models.errorOfToday())))
                .section("How it is done", s -> s.code("java", CODE));
    }

    private Grid grid() {
        return Grid.of("model of a day", "states", "2015, log likelihood per day")
                .row("one Gaussian", 1, text(scores.one()))
                .row("mixture, no memory", scores.parts(), text(scores.apart()))
                .strongRow("hidden Markov model", scores.states(), text(scores.together()));
    }

    private static String text(double score) {
        return String.format(Locale.ROOT, "%.3f", score);
    }

    private static List<String> lessons() {
        return List.of(
                "**Order is information.** Both see the same days; only one may know which came before.",
                "**A clock out of states.** It knows no date. Slow transitions between cold and warm states are its calendar.",
                "**Likelihoods of densities need a floor.** On dry days the rain is exactly 0: without one, a state could become as likely as it likes.",
                "**Time-ordered splits.** Days shuffled into training and test would be neighbours of each other.");
    }

    private static final String CODE =
            """
            var model = GaussianHmm.fit(List.of(days), 5,              // days [steps, columns], in order
                    c -> c.varianceFloor(0.01).training(t -> t.restarts(5)));
            Tensor path = model.states(days);                          // Viterbi
            double score = model.logLikelihood(days);
            Tensor tomorrow = model.predictNext(days);
            """;
}
