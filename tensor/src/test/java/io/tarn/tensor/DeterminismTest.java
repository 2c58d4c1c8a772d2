package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the switch concerns the whole process")
final class DeterminismTest {
    @Test
    void nestsAndBringsBackWhatWasBefore() {
        boolean before = Determinism.isOn();
        try (var on = Determinism.on()) {
            assertThat(Determinism.isOn()).isTrue();
            assertThat(torch.globalContext().deterministicCuDNN()).isTrue();
            assertThat(torch.globalContext().deterministicMkldnn()).isTrue();
            try (var off = Determinism.off()) {
                assertThat(Determinism.isOn()).isFalse();
            }
            assertThat(Determinism.isOn()).isTrue();
            on.close();
            assertThat(Determinism.isOn()).isEqualTo(before);
        }
        assertThat(Determinism.isOn()).isEqualTo(before);
    }

    @Test
    void oneSeedGivesOneSequence() {
        Random.seed(11);
        float[] first = Tensor.randn(5).toFloatArray();
        float[] second = Tensor.randn(5).toFloatArray();
        Random.seed(11);
        assertThat(Tensor.randn(5).toFloatArray()).isEqualTo(first).isNotEqualTo(second);
    }

    @Test
    void trainingTwiceGivesTheSameBits() {
        try (var on = Determinism.on()) {
            assertThat(train()).isEqualTo(train());
        }
    }

    private static float[] train() {
        Random.seed(5);
        Tensor weight = Tensor.randn(300, 300).requiresGrad();
        for (int i = 0; i < 5; i++) {
            Tensor x = Tensor.randn(200, 300);
            Tensor step =
                    Gradient.of(x.matmul(weight).tanh().matmul(weight).square().mean(), weight);
            try (var off = Gradient.off()) {
                weight.add_(step, -0.1);
            }
        }
        return weight.toFloatArray();
    }
}
