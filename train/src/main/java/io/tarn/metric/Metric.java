package io.tarn.metric;

import io.tarn.tensor.Tensor;
import java.util.Optional;

/// How good predictions are, summed up batch by batch, exactly: batches of different sizes count by their examples.
///
/// ```java
/// var accuracy = Accuracy.of();
/// accuracy.add(net.forward(x), y);
/// System.out.println(accuracy.value());
/// ```
///
/// For classes, the prediction is what the network gives: scores `[n, classes]` without softmax, or one score `[n]` or `[n, 1]` for
/// two classes, without sigmoid. The target is the number of the class, `[n]`. Further dimensions, as in `[n, classes, height, width]`
/// with `[n, height, width]`, are further examples. For numbers, prediction and target have one shape.
public interface Metric {
    /// Its name in tables and files: `accuracy`.
    String name();

    /// What is better: more of it, or less.
    Direction better();

    /// Adds the predictions of one batch, as the network gives them (logits for classes), and their targets.
    void add(Tensor prediction, Tensor target);

    /// The value over everything added; NaN where nothing was, and where there is none, for the [#reason] given.
    double value();

    /// Why the value is NaN.
    default Optional<String> reason() {
        return Double.isNaN(value()) ? Optional.of("nothing was added") : Optional.empty();
    }

    /// Which of two values is better.
    enum Direction {
        HIGHER,
        LOWER;

        public boolean isBetter(double value, double than) {
            return Double.isNaN(than)
                    ? !Double.isNaN(value)
                    : (this == HIGHER ? value > than : value < than);
        }
    }
}
