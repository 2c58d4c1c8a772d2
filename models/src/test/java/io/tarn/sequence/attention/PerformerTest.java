package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Mask;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class PerformerTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return Performer.of(WIDTH, HEADS, 8);
    }

    @Override
    protected Keeps keeps() {
        return Keeps.PADDING_AND_ORDER;
    }

    /// The mean squared distance to exact attention.
    private static double gap(long features, Mask mask) {
        Random.seed(7);
        DotAttention exact = DotAttention.of(16, 2);
        Performer performer = Performer.of(16, 2, features);
        var state = performer.state();
        exact.state().forEach((name, value) -> state.get(name).copy_(value));
        Tensor x = Tensor.randn(4, 70, 16).mul(0.5);
        return performer
                .weights(x, mask)
                .sub(exact.weights(x, mask))
                .square()
                .sum(-1)
                .mean()
                .item();
    }

    @Test
    void comesNearerToExactAttentionWithMoreFeatures() {
        for (Mask mask : new Mask[] {Mask.none(), Mask.causal()}) {
            // the variance falls as 1 / features, 64 times; of exponentials, its estimate is rough
            assertThat(gap(64, mask) / gap(4096, mask)).isBetween(20.0, 300.0);
        }
    }

    @Test
    void itsDirectionsStandAtRightAngles() {
        Tensor d = Performer.of(16, 2, 8).state().get("directions");
        Tensor products = d.matmul(d.t());
        assertThat(products.sub(products.diag().diag()).abs().max().item()).isLessThan(1e-5);
    }

    @Test
    void canDrawOtherDirections() {
        Performer performer = Performer.of(16, 2, 40);
        Tensor before = performer.state().get("directions").copy();
        performer.redraw();
        assertThat(Exact.gap(before, performer.state().get("directions"))).isPositive();
    }

    @Test
    void wantsFeatures() {
        assertThatThrownBy(() -> Performer.of(16, 2, 0))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith(
                        "Performer: expected a number of features of 1 or more, got 0");
    }
}
