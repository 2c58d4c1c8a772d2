package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class MultiHeadAttentionTest extends NetContract {
    private static final Mask ENDS = Mask.lengths(Tensor.of(new long[] {2, 5}));

    @Override
    protected Layer layer() {
        return MultiHeadAttention.of(6, 2);
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 4, 6);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 4, 6);
    }

    private static Function<List<Tensor>, Tensor> weighed(MultiHeadAttention heads, Mask mask) {
        return x -> {
            MultiHeadAttention.Weighed run = heads.weigh(x.get(0), x.get(1), x.get(2), mask);
            assertThat(
                            heads.forward(x.get(0), x.get(1), x.get(2), mask)
                                    .allClose(run.output(), 1e-4, 1e-5))
                    .isTrue();
            return Tensor.cat(List.of(run.output().reshape(-1), run.weights().reshape(-1)), 0);
        };
    }

    @Test
    void agreesWithPyTorchOnSelfAttention() {
        Golden.load("sequences/heads-self").check(MultiHeadAttention.of(8, 2));
    }

    @Test
    void agreesWithPyTorchOnOutputsAndWeights() {
        MultiHeadAttention heads = MultiHeadAttention.of(8, 2);
        Golden.load("sequences/heads-cross").check(heads, weighed(heads, Mask.none()));
        heads.zeroGrad();
        Golden.load("sequences/heads-lengths").check(heads, weighed(heads, ENDS));
        heads.zeroGrad();
        Golden.load("sequences/heads-causal").check(heads, weighed(heads, Mask.causal()));
    }

    @Test
    void agreesWithPyTorchOnOtherWidthsAndWithoutBias() {
        MultiHeadAttention widths = MultiHeadAttention.of(8, 2, c -> c.keysAndValues(5, 3));
        Golden.load("sequences/heads-widths").check(widths, weighed(widths, Mask.none()));
        MultiHeadAttention plain = MultiHeadAttention.of(8, 2, c -> c.noBias());
        Golden.load("sequences/heads-no-bias").check(plain, weighed(plain, Mask.none()));
    }

    @Test
    void agreesWithTheFastPathWhereOneTensorIsAllThree() {
        MultiHeadAttention heads = MultiHeadAttention.of(6, 2);
        Tensor x = input();
        Tensor apart = heads.forward(x, x.copy(), x.copy(), Mask.causal());
        assertThat(heads.forward(x, Mask.causal()).allClose(apart, 1e-4, 1e-6)).isTrue();
    }

    @Test
    void namesItsParametersAsPyTorch() {
        assertThat(MultiHeadAttention.of(8, 2).namedParameters().keySet())
                .containsExactlyInAnyOrder(
                        "in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias");
        assertThat(
                        MultiHeadAttention.of(8, 2, c -> c.keysAndValues(5, 3))
                                .namedParameters()
                                .keySet())
                .contains("q_proj_weight", "k_proj_weight", "v_proj_weight", "in_proj_bias");
    }

    @Test
    void rejectsWhatDoesNotFit() {
        assertThatThrownBy(() -> MultiHeadAttention.of(10, 4))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "MultiHeadAttention: expected a width that the heads divide, got 10 for 4 heads; "
                                + "choose a width of 4·n");
        assertThatThrownBy(() -> MultiHeadAttention.of(8, 2).forward(Tensor.zeros(2, 4, 6)))
                .hasMessageStartingWith(
                        "MultiHeadAttention(8, 2 heads): expected input [batch, time, 8]");
    }
}
