package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class FeaturesTest {
    @Test
    void imagesAreFlattenedAndNamedByPlace() {
        Tensor images = Random.of(1).normal(5, 2, 3, 4);

        assertThat(Features.of(images).sameAs(images.reshape(5, 24))).isTrue();
        assertThat(Features.names(images)).hasSize(24).endsWith("value (1, 2, 3)");
    }

    @Test
    void tokensBecomeCounts() {
        Tensor tokens = Tensor.of(new long[][] {{1, 1, 3}, {0, 2, 9}});

        Tensor counts = Features.of(tokens, c -> c.width(8));

        assertThat(counts.toDoubleArray())
                .containsExactly(0, 2, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0); // 9 shares with 1
        assertThat(Features.names(tokens).get(3)).isEqualTo("token 3");
    }

    /// Random directions keep distances (Johnson and Lindenstrauss).
    @Test
    void wideInputsAreProjectedAlikeForEverySample() {
        Tensor x = Random.of(2).normal(2, 3000);
        Tensor far = x.narrow(0, 0, 1).sub(x.narrow(0, 1, 1));

        Tensor all = Features.of(x, c -> c.width(500));
        Tensor single = Features.of(x.narrow(0, 1, 1), c -> c.width(500));

        assertThat(all.shape()).isEqualTo(Shape.of(2, 500));
        assertThat(all.narrow(0, 1, 1).sub(single).abs().max().item()).isLessThan(1e-4);
        double kept = all.narrow(0, 0, 1).sub(single).norm().item() / Math.sqrt(500);
        assertThat(kept * Math.sqrt(3000) / far.norm().item()).isBetween(0.85, 1.15);
        assertThat(Features.names(x).getFirst()).isEqualTo("random direction 0");
    }

    @Test
    void valuesThatAreNotFiniteBecomeZeroAndTheInputStays() {
        Tensor x = Tensor.of(new float[] {1, Float.NaN, Float.POSITIVE_INFINITY, 4}, 2, 2);

        assertThat(Features.of(x).toDoubleArray()).containsExactly(1, 0, 0, 4);
        assertThat(x.isNan().any().itemLong()).isEqualTo(1);
    }

    @Test
    void rejectsNoExamples() {
        assertThatThrownBy(() -> Features.of(Tensor.zeros(0, 3)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("one example or more");
    }
}
