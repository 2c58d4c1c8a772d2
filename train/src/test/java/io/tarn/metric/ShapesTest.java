package io.tarn.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.DType;
import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// All shapes and types in which networks give their predictions mean the same.
final class ShapesTest {
    private static double accuracy(Tensor prediction, Tensor target) {
        Accuracy accuracy = Accuracy.of();
        accuracy.add(prediction, target);
        return accuracy.value();
    }

    @Test
    void twoClassesFromOneScore() {
        Tensor z = Tensor.of(-1.0, 2, 3, -4);
        Tensor y = Tensor.of(new long[] {0, 1, 0, 0});
        assertThat(accuracy(z, y)).isEqualTo(0.75);
        assertThat(accuracy(z.unsqueeze(1), y)).isEqualTo(0.75);
        assertThat(accuracy(z.unsqueeze(1), y.unsqueeze(1))).isEqualTo(0.75);
        assertThat(accuracy(z, y.unsqueeze(1).squeeze(1).toFloat())).isEqualTo(0.75);
        assertThat(accuracy(z, y.toBool())).isEqualTo(0.75);
        assertThat(accuracy(z.to(DType.BFLOAT16), y.toInt())).isEqualTo(0.75);
    }

    @Test
    void furtherDimensionsAreFurtherExamples() {
        Random.seed(3);
        Tensor scores = Tensor.randn(2, 3, 4, 5); // [batch, classes, height, width]
        Tensor labels = Random.global().integers(0, 3, 2, 4, 5);
        double expected = scores.argmax(1).eq(labels).toDouble().mean().item();
        assertThat(accuracy(scores, labels)).isEqualTo(expected);
        Tensor single = Tensor.randn(2, 1, 4, 5);
        Tensor marks = Random.global().integers(0, 2, 2, 4, 5);
        double right = single.squeeze(1).gt(0).toLong().eq(marks).toDouble().mean().item();
        assertThat(accuracy(single, marks)).isEqualTo(right);
        assertThat(accuracy(single, marks.unsqueeze(1))).isEqualTo(right);
    }

    @Test
    void aColumnOfNumbersIsAsGoodAsARow() {
        AbsoluteError error = AbsoluteError.of();
        error.add(Tensor.of(1.0, 2).unsqueeze(1), Tensor.of(2.0, 4));
        error.add(Tensor.of(1.0, 2), Tensor.of(2.0, 4).unsqueeze(1));
        assertThat(error.value()).isEqualTo(1.5);
    }

    @Test
    void predictionsMayHaveAGradient() {
        Tensor x = Tensor.randn(4, 2).requiresGrad(true);
        SquaredError error = SquaredError.of();
        error.add(x, Tensor.zeros(4, 2));
        LogLoss loss = LogLoss.of();
        loss.add(x, Tensor.zeros(4).toLong());
        assertThat(error.value()).isPositive();
        assertThat(loss.value()).isPositive();
    }

    @Test
    void freesWhatItComputes() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.randn(16, 2);
            Tensor y = Tensor.zeros(16).toLong();
            long before = NativeRuntime.liveTensors();
            DegenerateTest.classifying().forEach(metric -> metric.add(x, y));
            DegenerateTest.all().filter(R2.class::isInstance).forEach(r2 -> r2.add(x, x));
            assertThat(NativeRuntime.liveTensors()).isEqualTo(before);
        }
    }
}
