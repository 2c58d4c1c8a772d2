package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Mask;
import io.tarn.nn.MultiHeadAttention;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class DotAttentionTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return DotAttention.of(WIDTH, HEADS);
    }

    @Override
    protected Keeps keeps() {
        return Keeps.ALL;
    }

    @Test
    void agreesWithPyTorch() {
        DotAttention dot = DotAttention.of(64, 4);
        Twin.load("attention/dot").check(dot, x -> dot.forward(x.getFirst(), Mask.causal()));
    }

    @Test
    void takesTheWeightsOfMultiHeadAttention() {
        MultiHeadAttention heads = MultiHeadAttention.of(WIDTH, HEADS);
        DotAttention dot = DotAttention.of(WIDTH, HEADS);
        dot.load(heads.state());
        Tensor x = input();
        assertThat(dot.forward(x).allClose(heads.forward(x), 1e-5, 1e-6)).isTrue();
    }

    @Test
    void saysWhichHeadsFit() {
        assertThatThrownBy(() -> DotAttention.of(10, 4))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "DotAttention: expected a width that the heads divide, got 10 for 4 heads; choose a width of 4·n");
    }
}
