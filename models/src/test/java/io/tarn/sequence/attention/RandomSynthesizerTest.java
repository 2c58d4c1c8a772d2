package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Mask;
import org.junit.jupiter.api.Test;

final class RandomSynthesizerTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return RandomSynthesizer.of(WIDTH, HEADS, TIME + 2);
    }

    @Override
    protected Keeps keeps() {
        return Keeps.ALL;
    }

    @Test
    void doesNotLookAtItsInput() {
        HeadedAttention random = layer();
        assertThat(
                        Exact.gap(
                                random.weights(input(), Mask.none()),
                                random.weights(input(), Mask.none())))
                .isLessThan(1e-6);
    }
}
