package io.tarn.metric;

import io.tarn.tensor.Tensor;

/// How good predictions are, summed up batch by batch, exactly: batches of different sizes count by their examples.
///
/// ```java
/// var accuracy = Accuracy.of();
/// accuracy.add(net.forward(x), y);
/// System.out.println(accuracy.value());
/// ```
public interface Metric {
    /// Its name in tables and files: `accuracy`.
    String name();

    /// What is better: more of it, or less.
    Direction better();

    /// Adds the predictions of one batch, as the network gives them (logits for classes), and their targets.
    void add(Tensor prediction, Tensor target);

    /// The value over everything added; NaN where nothing was.
    double value();

    /// Which of two values is better.
    enum Direction {
        HIGHER,
        LOWER;

        public boolean isBetter(double value, double than) {
            return Double.isNaN(than) || (this == HIGHER ? value > than : value < than);
        }
    }
}
