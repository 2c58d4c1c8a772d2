package io.tarn.metric;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What a person reads who hands the wrong thing to a metric: one line, with the fix.
final class MistakesTest {
    private static void says(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(TensorException.class).hasMessage(message);
    }

    @Test
    void aColumnOfLabels() {
        says(
                "Accuracy: expected one label for each row of scores [4, 3], got targets [4, 1];"
                        + " try target.squeeze(1)",
                () -> Accuracy.of().add(Tensor.zeros(4, 3), Tensor.zeros(4, 1).toLong()));
    }

    @Test
    void anotherNumberOfLabels() {
        says(
                "LogLoss: expected one label for each row of scores [4, 3], got targets [5];"
                        + " scores are [n, classes, …], targets [n, …]",
                () -> LogLoss.of().add(Tensor.zeros(4, 3), Tensor.zeros(5).toLong()));
    }

    @Test
    void aLabelThatNoScoreBelongsTo() {
        says(
                "TopK: expected labels from 0 to 2, got 3 in row 1;"
                        + " count the classes from 0, and give the network one score for each",
                () -> TopK.of(2).add(Tensor.zeros(2, 3), Tensor.of(new long[] {0, 3})));
    }

    @Test
    void aNegativeLabel() {
        says(
                "F1: expected labels from 0 to 1, got -1 in row 0;"
                        + " count the classes from 0, and give the network one score for each",
                () -> F1.of().add(Tensor.zeros(2), Tensor.of(new long[] {-1, 1})));
    }

    @Test
    void probabilitiesAsLabels() {
        says(
                "Brier: expected whole numbers as labels, got 0.5;"
                        + " give the numbers of the classes, as int64",
                () -> Brier.of().add(Tensor.zeros(2), Tensor.of(0.5, 1)));
    }

    @Test
    void classesInsteadOfScores() {
        says(
                "Accuracy: expected scores [n, classes], or [n] for two classes, got [3] int64;"
                        + " give it what the network gives, not its argmax",
                () -> Accuracy.of().add(Tensor.zeros(3).toLong(), Tensor.zeros(3).toLong()));
    }

    @Test
    void anotherNumberOfClasses() {
        says(
                "ConfusionMatrix: expected scores of 3 classes, got [2, 4];"
                        + " give the metric the number of classes that the network has",
                () -> ConfusionMatrix.of(3).add(Tensor.zeros(2, 4), Tensor.zeros(2).toLong()));
    }

    @Test
    void aTableOfNumbersAgainstARow() {
        says(
                "SquaredError: expected a target of the prediction's shape [4, 2], got [4];"
                        + " reshape one of them, for example target.unsqueeze(1)",
                () -> SquaredError.of().add(Tensor.zeros(4, 2), Tensor.zeros(4)));
    }

    @Test
    void anotherWidthThanBefore() {
        R2 r2 = R2.of();
        r2.add(Tensor.zeros(4, 2), Tensor.zeros(4, 2));
        says(
                "R2: expected 2 numbers in a row, as before, got 3; use one metric for each network",
                () -> r2.add(Tensor.zeros(4, 3), Tensor.zeros(4, 3)));
    }

    @Test
    void settings() {
        says("TopK: expected k of 1 or more, got 0; try 5", () -> TopK.of(0));
        says("Calibration: expected 1 bin or more, got 0; try 15", () -> Calibration.of(0));
        says(
                "ConfusionMatrix: expected 2 classes or more, got 1; try 2",
                () -> ConfusionMatrix.of(1));
        says(
                "F1: expected a class from 0 to 2, got 3; count the classes from 0",
                () -> F1.of(3, 3));
        says(
                "Bleu: expected a reference or more, got none; give the right translation",
                () -> Bleu.of().add(List.of("a")));
        says(
                "Interval: expected a level between 0 and 1, such as 0.95, got 95.0;"
                        + " try level 0.95",
                () -> Interval.wilson(1, 2, 95));
    }
}
