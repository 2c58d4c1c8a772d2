package io.tarn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class MessagesTest {
    @Test
    void rejectsATargetThatWouldBroadcast() {
        assertThatThrownBy(
                        () -> MeanSquaredError.of().forward(Tensor.zeros(32, 1), Tensor.zeros(32)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "MeanSquaredError: expected a target of the prediction's shape [32, 1], got [32]; "
                                + "reshape one of them, for example target.unsqueeze(1)");
    }

    @Test
    void rejectsFloatingPointClasses() {
        assertThatThrownBy(() -> CrossEntropy.of().forward(Tensor.zeros(4, 3), Tensor.zeros(4)))
                .hasMessage(
                        "CrossEntropy: expected class indices of dtype int64, or probabilities in the shape of the "
                                + "scores, got [4] float32 for scores [4, 3]; convert with target.to(DType.INT64)");
    }

    @Test
    void rejectsTargetsOfAnotherBatch() {
        assertThatThrownBy(() ->
                        CrossEntropy.of().forward(Tensor.zeros(4, 3), Tensor.of(new long[] {1, 2})))
                .hasMessageStartingWith(
                        "CrossEntropy: expected a class index for each row of scores [4, 3], "
                                + "got targets [2];");
    }

    @Test
    void rejectsAClassThatIsNotThere() {
        assertThatThrownBy(() ->
                        CrossEntropy.of().forward(Tensor.zeros(2, 3), Tensor.of(new long[] {1, 3})))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "crossEntropy: expected a class index from 0 to 2, got 3; "
                                + "check the labels, or let the loss ignore(…) this one");
        assertThatThrownBy(() ->
                        CrossEntropy.of().ignore(7).forward(Tensor.zeros(2, 3), Tensor.of(7, -1)))
                .hasMessageStartingWith(
                        "crossEntropy: expected a class index from 0 to 2, got -1;");
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThatThrownBy(() -> CrossEntropy.of().labelSmoothing(1.5))
                .hasMessage(
                        "CrossEntropy: expected label smoothing from 0 to 1, got 1.5; 0.1 is common");
        assertThatThrownBy(() -> Huber.of().delta(0))
                .hasMessage("Huber: expected a delta above 0, got 0.0; 1 is the usual choice");
        assertThatThrownBy(() -> InfoNce.of().temperature(Double.NaN))
                .hasMessage(
                        "InfoNce: expected a temperature above 0, got NaN; 0.07 to 0.5 is common");
    }

    @Test
    void rejectsLabelsOfAnotherBatch() {
        Tensor lengths = Tensor.of(new long[] {5, 5});
        assertThatThrownBy(() ->
                        Ctc.of()
                                .forward(
                                        Tensor.zeros(2, 5, 4),
                                        Tensor.of(new long[] {1}, 1, 1),
                                        lengths,
                                        lengths))
                .hasMessageStartingWith(
                        "Ctc: expected labels [2, *] and two lengths [2], got [1, 1], [2] and [2];");
    }

    @Test
    void rejectsATargetOfAnotherType() {
        Tensor x = Tensor.zeros(2);
        assertThatThrownBy(() -> MeanSquaredError.of().forward(x, x.toDouble()))
                .hasMessage(
                        "MeanSquaredError: expected a target of the prediction's type float32, got [2] float64; "
                                + "convert it, target.to(DType.FLOAT32)");
        assertThatThrownBy(() -> BinaryCrossEntropy.of().forward(x, Tensor.of(0, 1)))
                .hasMessageEndingWith("got [2] int64; convert it, target.to(DType.FLOAT32)");
        assertThatThrownBy(() ->
                        CrossEntropy.of()
                                .forward(Tensor.zeros(2, 3), Tensor.zeros(2, 3).toDouble()))
                .hasMessageContaining("got [2, 3] float64");
    }

    @Test
    void rejectsWeightsThatDoNotFit() {
        assertThatThrownBy(() ->
                        CrossEntropy.of()
                                .weights(Tensor.ones(2))
                                .forward(Tensor.zeros(1, 3), Tensor.of(0L)))
                .hasMessage(
                        "CrossEntropy: expected weights [3] float32, got [2] float32; "
                                + "give one for each class, or for each element");
        Tensor x = Tensor.zeros(2, 3);
        assertThatThrownBy(
                        () -> BinaryCrossEntropy.of().positiveWeights(Tensor.ones(4)).forward(x, x))
                .hasMessageContaining("expected weights [2, 3] float32, got [4] float32");
        assertThatThrownBy(() ->
                        BinaryCrossEntropy.of().weights(Tensor.ones(3).toDouble()).forward(x, x))
                .hasMessageEndingWith("convert them, weights.to(DType.FLOAT32)");
    }

    @Test
    void keepsItsWeightsBeyondTheirScope() {
        Loss loss;
        Loss binary;
        try (var scope = Scope.open()) {
            loss = CrossEntropy.of().weights(Tensor.of(1.0, 2, 3));
            binary =
                    BinaryCrossEntropy.of().weights(Tensor.ones(1)).positiveWeights(Tensor.ones(1));
        }
        assertThat(loss.forward(Tensor.zeros(2, 3), Tensor.of(0, 2)).item())
                .isCloseTo(Math.log(3), within(1e-6));
        assertThat(binary.forward(Tensor.zeros(1), Tensor.ones(1)).item())
                .isCloseTo(Math.log(2), within(1e-6));
    }
}
