package io.tarn.loss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class MessagesTest {
    @Test
    void rejectsATargetThatWouldBroadcast() {
        assertThatThrownBy(() -> MeanSquaredError.of().forward(Tensor.zeros(32, 1), Tensor.zeros(32)))
                .isInstanceOf(TensorException.class)
                .hasMessage("MeanSquaredError: expected a target of the prediction's shape [32, 1], got [32]; "
                        + "reshape one of them, for example target.unsqueeze(1)");
    }

    @Test
    void rejectsFloatingPointClasses() {
        assertThatThrownBy(() -> CrossEntropy.of().forward(Tensor.zeros(4, 3), Tensor.zeros(4)))
                .hasMessage("CrossEntropy: expected class indices of dtype int64, or probabilities in the shape of the "
                        + "scores, got [4] float32 for scores [4, 3]; convert with target.to(DType.INT64)");
    }

    @Test
    void rejectsTargetsOfAnotherBatch() {
        assertThatThrownBy(() -> CrossEntropy.of().forward(Tensor.zeros(4, 3), Tensor.of(new long[] {1, 2})))
                .hasMessageStartingWith("CrossEntropy: expected a class index for each row of scores [4, 3], "
                        + "got targets [2];");
    }

    @Test
    void rejectsAClassThatIsNotThere() {
        assertThatThrownBy(() -> CrossEntropy.of().forward(Tensor.zeros(2, 3), Tensor.of(new long[] {1, 3})))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("crossEntropy: expected");
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThatThrownBy(() -> CrossEntropy.of().labelSmoothing(1.5))
                .hasMessage("CrossEntropy: expected label smoothing from 0 to 1, got 1.5; 0.1 is common");
        assertThatThrownBy(() -> Huber.of().delta(0))
                .hasMessage("Huber: expected a delta above 0, got 0.0; 1 is the usual choice");
        assertThatThrownBy(() -> InfoNce.of().temperature(Double.NaN))
                .hasMessage("InfoNce: expected a temperature above 0, got NaN; 0.07 to 0.5 is common");
    }

    @Test
    void rejectsLabelsOfAnotherBatch() {
        Tensor lengths = Tensor.of(new long[] {5, 5});
        assertThatThrownBy(() -> Ctc.of().forward(Tensor.zeros(2, 5, 4), Tensor.of(new long[] {1}, 1, 1), lengths, lengths))
                .hasMessageStartingWith("Ctc: expected labels [2, *] and two lengths [2], got [1, 1], [2] and [2];");
    }
}
