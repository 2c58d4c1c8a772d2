package io.tarn.recipes;

import io.tarn.classic.Learner;
import io.tarn.classic.Probabilistic;
import io.tarn.classic.bayes.GaussianClassifier;
import io.tarn.classic.bayes.GaussianClassifier.Covariance;
import io.tarn.classic.linear.LogisticRegression;
import io.tarn.metric.Interval;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Water or Normal type, from how well a species defends itself: Gaussian classifiers with own and shared covariance, and logistic
/// regression (1.2).
///
/// The target is the lecture's own: the printed mean and covariance of the Water types. There is no chance in it.
final class PokemonType implements Recipe {
    static final double[] PRINTED_MEAN = {75.0, 71.3};
    static final double[] PRINTED_COVARIANCE = {874, 327, 327, 929};
    private static final int NORMAL = 0;
    private static final int WATER = 1;

    /// How a way to learn did.
    ///
    /// @param features how many it saw
    /// @param numbers that it learned
    record Trial(String way, int features, int numbers, double training, Interval test) {}

    @Override
    public String name() {
        return "pokemon-type";
    }

    @Override
    public String title() {
        return "Two Gaussians and the rule of Bayes: Water or Normal";
    }

    @Override
    public Target target() {
        return Target.atMost(
                "largest deviation from the lecture's mean and covariance, as printed", 0);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        Pokedex training = Pokedex.training();
        Pokedex test = Pokedex.test();
        Pokedex defenses = training.first(2);
        var own = GaussianClassifier.fit(defenses.x(), defenses.y());
        double deviation =
                Math.max(
                        deviation(PRINTED_MEAN, 10, own.means().get(WATER)),
                        deviation(PRINTED_COVARIANCE, 1, own.covariances().get(WATER)));

        List<Trial> trials = new ArrayList<>();
        for (int features : new int[] {2, Pokedex.FEATURES.size()}) {
            trials.addAll(trials(training.first(features), test.first(features)));
        }
        var page =
                new PokemonTypePage(
                        training,
                        test,
                        own,
                        shared(defenses.x(), defenses.y()),
                        logistic(defenses),
                        trials);
        return new Outcome(deviation, page.page(title(), deviation));
    }

    /// The greatest distance of numbers, rounded as printed, from those that were printed.
    ///
    /// @param parts 10 for one digit after the point, 1 for none
    static double deviation(double[] printed, double parts, Tensor computed) {
        double[] values = computed.toDoubleArray();
        double greatest = 0;
        for (int i = 0; i < printed.length; i++) {
            double rounded = Math.round(values[i] * parts) / parts;
            greatest = Math.max(greatest, Math.abs(rounded - printed[i]));
        }
        return greatest;
    }

    private static List<Trial> trials(Pokedex training, Pokedex test) {
        Pokedex seen = training.standardised(training);
        Pokedex held = test.standardised(training);
        int d = (int) seen.x().size(1);
        int matrix = d * (d + 1) / 2;
        return List.of(
                trial("own covariance", GaussianClassifier::fit, 2 * (d + matrix) + 1, seen, held),
                trial("shared covariance", PokemonType::shared, 2 * d + matrix + 1, seen, held),
                trial("logistic regression", PokemonType::logistic, d + 1, seen, held));
    }

    private static Trial trial(
            String way,
            Learner<? extends Probabilistic> learner,
            int numbers,
            Pokedex seen,
            Pokedex held) {
        Probabilistic model = learner.fit(seen.x(), seen.y());
        long hits = Math.round(model.accuracy(held.x(), held.y()) * held.size());
        return new Trial(
                way,
                (int) seen.x().size(1),
                numbers,
                model.accuracy(seen.x(), seen.y()),
                Interval.wilson(hits, held.size(), 0.95));
    }

    private static GaussianClassifier shared(Tensor x, Tensor y) {
        return GaussianClassifier.fit(x, y, c -> c.covariance(Covariance.SHARED));
    }

    private static LogisticRegression logistic(Tensor x, Tensor y) {
        return LogisticRegression.fit(x, y, c -> c.penalty(0));
    }

    /// Its logarithm of p(Water|x) / p(Normal|x), for rows that are not standardised.
    private static LogOdds logistic(Pokedex seen) {
        Pokedex unit = seen.standardised(seen);
        var model = logistic(unit.x(), unit.y());
        return x -> LogOdds.of(model).at(new Pokedex(x, seen.y()).standardised(seen).x());
    }

    /// How much more speaks for Water than for Normal.
    @FunctionalInterface
    interface LogOdds {
        /// @param x `[rows, features]`
        /// @return `[rows]`
        Tensor at(Tensor x);

        /// ln p(Water|x) - ln p(Normal|x)
        static LogOdds of(Probabilistic model) {
            return x -> {
                Tensor scores = model.scores(x);
                return scores.select(1, WATER).sub(scores.select(1, NORMAL));
            };
        }
    }
}
