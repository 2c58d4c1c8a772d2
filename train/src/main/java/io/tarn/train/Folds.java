package io.tarn.train;

import io.tarn.data.Dataset;
import io.tarn.metric.Scores;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// N-fold training: each fold is held out once, and a trainer of its own learns from the others.
///
/// @param fits one for each fold, judged on what it did not see
public record Folds(List<Fitted> fits) {
    public Folds {
        fits = List.copyOf(fits);
    }

    /// Trains on all folds but one, in turn.
    ///
    /// @param folds the examples of each fold
    /// @param trainer makes the trainer of a fold, with a fresh net
    public static Folds train(Dataset data, int[][] folds, IntFunction<Trainer> trainer) {
        if (folds.length < 2) {
            throw TensorException.of(
                    "Folds.train", "2 folds or more", folds.length, "5 or 10 are common");
        }
        List<Fitted> fits = new ArrayList<>();
        for (int fold = 0; fold < folds.length; fold++) {
            int held = fold;
            int[] others =
                    IntStream.range(0, folds.length)
                            .filter(i -> i != held)
                            .flatMap(i -> IntStream.of(folds[i]))
                            .toArray();
            fits.add(trainer.apply(fold).fit(data.select(others), data.select(folds[fold])));
        }
        return new Folds(fits);
    }

    /// The mean of each score over the folds.
    public Scores mean() {
        Map<String, Double> means = new LinkedHashMap<>();
        for (String name : fits.getFirst().scores().values().keySet()) {
            means.put(name, values(name).average().orElse(Double.NaN));
        }
        return new Scores(means);
    }

    /// The standard deviation of each score over the folds, the root of Σ(x - x̄)² / (n - 1).
    public Scores deviation() {
        Map<String, Double> deviations = new LinkedHashMap<>();
        mean().values()
                .forEach((name, mean) -> {
                    double sum = values(name).map(x -> (x - mean) * (x - mean)).sum();
                    deviations.put(name, Math.sqrt(sum / (fits.size() - 1)));
                });
        return new Scores(deviations);
    }

    private java.util.stream.DoubleStream values(String name) {
        return fits.stream().mapToDouble(fitted -> fitted.scores().get(name));
    }
}
