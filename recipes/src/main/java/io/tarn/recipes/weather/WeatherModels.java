package io.tarn.recipes.weather;

import io.tarn.classic.markov.Covariance;
import io.tarn.classic.markov.GaussianHmm;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A hidden Markov model and a mixture with the same kind of Gaussians, learned and judged alike.
///
/// The mixture is the same class, which sees each day as a sequence of its own: there are no transitions to learn from.
///
/// @param restarts from how many random beginnings each is learned
record WeatherModels(SeattleDays days, int restarts, long seed) {
    /// A tenth of a standard deviation, squared: no state may know dry days more exactly.
    private static final double FLOOR = 0.01;

    GaussianHmm hidden(int states, int to) {
        return fit(List.of(days.days(0, to)), states, restarts, seed);
    }

    GaussianHmm mixture(int states, int to) {
        return fit(days.apart(0, to), states, restarts, seed);
    }

    /// The log likelihoods over the steps of Baum-Welch, for a day, from one beginning.
    double[] history(int states, int beginning) {
        var one =
                fit(
                        List.of(days.days(0, SeattleDays.KNOWN)),
                        states,
                        1,
                        1_000 * (seed + 1) + beginning);
        return one.history().div(SeattleDays.KNOWN).toDoubleArray();
    }

    private static GaussianHmm fit(List<Tensor> sequences, int states, int restarts, long seed) {
        return GaussianHmm.fit(
                sequences,
                states,
                c ->
                        c.covariance(Covariance.FULL)
                                .varianceFloor(FLOOR)
                                .training(t -> t.restarts(restarts).seed(seed)));
    }

    /// log p(the days of a year | all days before it), for a day.
    double score(GaussianHmm model, int from) {
        int to = from + SeattleDays.YEAR;
        double known = model.logLikelihood(days.days(0, from));
        return (model.logLikelihood(days.days(0, to)) - known) / SeattleDays.YEAR;
    }

    /// The same of days that know nothing of each other.
    double scoreApart(GaussianHmm model, int from) {
        int to = from + SeattleDays.YEAR;
        return days.apart(from, to).stream()
                .mapToDouble(model::logLikelihood)
                .average()
                .orElseThrow();
    }

    /// The same model with its states from cold to warm.
    static GaussianHmm fromColdToWarm(GaussianHmm model) {
        double[] high = model.means().select(1, 0).toDoubleArray();
        long[] places =
                IntStream.range(0, high.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(state -> high[state]))
                        .mapToLong(Integer::longValue)
                        .toArray();
        Tensor order = Tensor.of(places);
        return GaussianHmm.of(
                model.start().indexSelect(0, order),
                model.transitions().indexSelect(0, order).indexSelect(1, order),
                model.means().indexSelect(0, order),
                model.covariances().indexSelect(0, order));
    }

    /// How far tomorrow's highest temperature is from what the model expects, on the days of the test, in °C on average.
    double errorOfTomorrow(GaussianHmm model) {
        double[] errors = new double[SeattleDays.YEAR];
        Arrays.setAll(
                errors,
                i -> {
                    int day = SeattleDays.KNOWN + i;
                    double expected = model.predictNext(days.days(0, day)).get(0).item();
                    double degrees = days.highMean() + days.highDeviation() * expected;
                    return Math.abs(degrees - days.high()[day]);
                });
        return Arrays.stream(errors).average().orElseThrow();
    }

    /// The same for the simplest of all forecasts: like today.
    double errorOfToday() {
        return IntStream.range(SeattleDays.KNOWN, SeattleDays.KNOWN + SeattleDays.YEAR)
                .mapToDouble(day -> Math.abs(days.high()[day] - days.high()[day - 1]))
                .average()
                .orElseThrow();
    }
}
