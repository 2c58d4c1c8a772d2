package io.tarn.auto;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Learns on each fold and predicts the part of it that was held back.
final class CrossValidation {
    private CrossValidation() {}

    static Trial trial(
            Problem problem,
            List<Fold> folds,
            Map<String, Double> settings,
            Function<Fold, Model> learn) {
        List<double[][]> validation = new ArrayList<>();
        double training = 0;
        for (Fold fold : folds) {
            Model model = learn.apply(fold);
            validation.add(model.predict(fold.validation().inputs()));
            training += Losses.mean(problem, model, fold.training()) / folds.size();
        }
        double loss = loss(problem, folds, validation);
        return new Trial(settings, validation, training, loss, 1, new double[0], new double[0]);
    }

    /// The mean over all validation examples of all folds.
    static double loss(Problem problem, List<Fold> folds, List<double[][]> validation) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < folds.size(); i++) {
            double[] y = folds.get(i).validation().y();
            sum += Losses.mean(problem, validation.get(i), y) * y.length;
            count += y.length;
        }
        return sum / Math.max(1, count);
    }
}
