package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class RelativeKeysTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return DotAttention.of(WIDTH, HEADS, c -> c.positions(RelativeKeys.within(3)));
    }

    @Override
    protected Keeps keeps() {
        return Keeps.ALL;
    }

    @Test
    void agreesWithPyTorch() {
        Twin.load("attention/relative-keys")
                .check(DotAttention.of(64, 4, c -> c.positions(RelativeKeys.within(3))));
    }

    @Test
    void wantsAReach() {
        assertThatThrownBy(() -> RelativeKeys.within(0))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "RelativeKeys: expected a reach of 1 or more, got 0; give a positive number");
    }
}
