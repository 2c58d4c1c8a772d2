package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.models.Twin;
import io.tarn.sequence.attention.Rotary.Pairing;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class RotaryTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return DotAttention.of(WIDTH, HEADS, c -> c.positions(Rotary::of));
    }

    @Override
    protected Keeps keeps() {
        return Keeps.ALL;
    }

    @Test
    void agreesWithTheLlamaOfTransformers() {
        Twin.load("attention/rotary").check(DotAttention.of(64, 4, c -> c.positions(Rotary::of)));
    }

    @Test
    void productsDependOnTheDistanceOnly() {
        for (Pairing pairing : Pairing.values()) {
            Rotary rotary = Rotary.of(8, 10_000, pairing);
            Tensor q = Tensor.randn(1, 8);
            Tensor k = Tensor.randn(1, 8);
            double near = rotary.turned(q, 3).mul(rotary.turned(k, 1)).sum().item();
            double far = rotary.turned(q, 103).mul(rotary.turned(k, 101)).sum().item();
            assertThat(far).isCloseTo(near, within(1e-4));
        }
    }

    @Test
    void bothPairingsTurnTheSamePairs() {
        Tensor x = Tensor.randn(3, 8);
        Tensor halves = x.unflatten(-1, 4, 2).transpose(-2, -1).flatten(-2); // 0 2 4 6 1 3 5 7
        Tensor turned = Rotary.of(8, 100, Pairing.NEIGHBOURS).turned(x, 5);
        Tensor other = Rotary.of(8, 100, Pairing.HALVES).turned(halves, 5);
        assertThat(
                        turned.unflatten(-1, 4, 2)
                                .transpose(-2, -1)
                                .flatten(-2)
                                .allClose(other, 1e-5, 1e-6))
                .isTrue();
    }

    @Test
    void wantsAnEvenWidth() {
        assertThatThrownBy(() -> DotAttention.of(9, 3, c -> c.positions(Rotary::of)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Rotary: expected an even width of each head, got 3; choose another width or heads");
    }
}
