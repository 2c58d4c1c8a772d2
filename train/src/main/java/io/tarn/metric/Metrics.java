package io.tarn.metric;

import java.util.List;
import java.util.function.Supplier;

/// The usual metrics of a task, each made anew for every judgement.
public final class Metrics {
    private Metrics() {}

    /// Accuracy, F1 and log loss; for two classes the area under the ROC curve too, for more than ten the best five.
    public static List<Supplier<? extends Metric>> forClasses(int classes) {
        if (classes == 2) {
            return List.of(Accuracy::of, F1::of, RocAuc::of, LogLoss::of);
        }
        Supplier<Metric> f1 = () -> F1.of(classes);
        return classes > 10
                ? List.of(Accuracy::of, () -> TopK.of(5), f1, LogLoss::of)
                : List.of(Accuracy::of, f1, LogLoss::of);
    }

    /// The root of the mean squared error, the mean absolute error, and R².
    public static List<Supplier<? extends Metric>> forNumbers() {
        return List.of(RootSquaredError::of, AbsoluteError::of, R2::of);
    }
}
