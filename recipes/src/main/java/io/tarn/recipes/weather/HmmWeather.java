package io.tarn.recipes.weather;

import io.tarn.classic.markov.GaussianHmm;
import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Kinds of weather that nobody named: a hidden Markov model of four years in Seattle, against a mixture without memory.
///
/// The numbers of states are chosen by the third year, and the last year is looked at once. The target was set before the first run.
public final class HmmWeather implements Recipe {
    private static final int MOST = 8;

    /// Fewer states are better as long as they lose no more than this, in nats a day.
    static final double CLOSE = 0.1;

    @Override
    public String name() {
        return "hmm-weather";
    }

    @Override
    public String title() {
        return "Hidden weather: what a memory of one day is worth";
    }

    @Override
    public Target target() {
        return Target.atLeast("test log likelihood per day above the mixture's, in nats", 0.1);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        var models = new WeatherModels(SeattleDays.read(), kitchen.scaled(20, 3), kitchen.seed());
        int most = kitchen.scaled(MOST, 3);
        double[] hidden = new double[most];
        double[] mixture = new double[most];
        for (int k = 1; k <= most; k++) {
            int learned = SeattleDays.LEARNED;
            hidden[k - 1] = models.score(models.hidden(k, learned), learned);
            mixture[k - 1] = models.scoreApart(models.mixture(k, learned), learned);
        }
        int states = fewest(hidden, CLOSE);
        int parts = fewest(mixture, 0);
        int known = SeattleDays.KNOWN;
        GaussianHmm model = WeatherModels.fromColdToWarm(models.hidden(states, known));
        var scores =
                new WeatherPage.Scores(
                        hidden,
                        mixture,
                        states,
                        parts,
                        models.score(models.hidden(1, known), known),
                        models.scoreApart(models.mixture(parts, known), known),
                        models.score(model, known));
        double[][] histories =
                IntStream.range(0, kitchen.scaled(5, 2))
                        .mapToObj(beginning -> models.history(states, beginning))
                        .toArray(double[][]::new);
        var page = new WeatherPage(models, model, scores, histories);
        return new Outcome(scores.gain(), page.page(title(), target()));
    }

    /// The smallest number of states whose score is that close to the best.
    private static int fewest(double[] scores, double close) {
        double best = Arrays.stream(scores).max().orElseThrow();
        return 1
                + IntStream.range(0, scores.length)
                        .filter(i -> scores[i] >= best - close)
                        .findFirst()
                        .orElseThrow();
    }
}
