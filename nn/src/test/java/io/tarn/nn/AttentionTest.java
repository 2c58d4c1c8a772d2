package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AttentionTest {
    private static final Tensor KEEP =
            Tensor.of(
                    new boolean[] {
                        true, true, false, true, false, //
                        false, true, true, true, true, //
                        true, false, false, false, false, //
                        true, true, true, true, true
                    },
                    4,
                    5);
    private static final Tensor LENGTHS = Tensor.of(new long[] {2, 5});
    private static final Tensor SCORES = Tensor.arange(20).toFloat().div(10).reshape(4, 5);

    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @Test
    void agreesWithPyTorchUnderEveryMask() {
        Map<String, Mask> masks =
                Map.of(
                        "dot", Mask.none(),
                        "dot-causal", Mask.causal(),
                        "dot-pairs", Mask.pairs(KEEP),
                        "dot-lengths", Mask.lengths(LENGTHS),
                        "dot-both", Mask.pairs(KEEP).and(Mask.lengths(LENGTHS)),
                        "dot-bias", Mask.bias(SCORES),
                        "dot-bias-pairs", Mask.bias(SCORES).and(Mask.pairs(KEEP)));
        Attention attention = Attention.of();
        masks.forEach((name, mask) ->
                Golden.load("sequences/" + name)
                        .check(
                                attention,
                                x -> attention.forward(x.get(0), x.get(1), x.get(2), mask)));
    }

    @Test
    void agreesWithPyTorchUnderAnotherScale() {
        Attention attention = Attention.of().scale(0.3);
        Golden.load("sequences/dot-scale")
                .check(attention, x -> attention.forward(x.get(0), x.get(1), x.get(2)));
    }

    @Test
    void tellsTheWeightsThatItUses() {
        Tensor query = Tensor.randn(2, 3, 4, 6);
        Tensor key = Tensor.randn(2, 3, 5, 6);
        Tensor value = Tensor.randn(2, 3, 5, 7);
        for (Mask mask :
                new Mask[] {
                    Mask.none(), Mask.pairs(KEEP), Mask.bias(SCORES).and(Mask.lengths(LENGTHS))
                }) {
            Tensor byWeights = Attention.of().weights(query, key, mask).matmul(value);
            assertThat(
                            byWeights.allClose(
                                    Attention.of().forward(query, key, value, mask), 1e-4, 1e-6))
                    .isTrue();
        }
    }

    @Test
    void letsTheLastQueriesSeeThePast() {
        Tensor x = Tensor.randn(1, 1, 6, 4);
        Tensor all = Attention.of().forward(x, x, x, Mask.causal());
        Tensor last = Attention.of().forward(x.narrow(2, 4, 2), x, x, Mask.causal());
        assertThat(last.allClose(all.narrow(2, 4, 2), 1e-5, 1e-6)).isTrue();
    }

    @Test
    void givesZerosToAQueryThatMayLookAtNothing() {
        Tensor x = Tensor.randn(1, 1, 2, 4);
        Mask nothing = Mask.keys(Tensor.of(new boolean[] {false, false}, 1, 2));
        assertThat(Attention.of().forward(x, x, x, nothing).toFloatArray()).containsOnly(0);
        assertThat(Attention.of().weights(x, x, nothing).toFloatArray()).containsOnly(0);
    }

    @Test
    void readsKeysAndPairsAsWhatToKeep() {
        Tensor x = Tensor.randn(2, 3, 5, 6);
        Tensor keys = Tensor.arange(5).lt(LENGTHS.unsqueeze(1)); // [batch, keys]
        Tensor byLengths = Attention.of().forward(x, x, x, Mask.lengths(LENGTHS));
        assertThat(Attention.of().forward(x, x, x, Mask.keys(keys)).sameAs(byLengths)).isTrue();
        Tensor pairs = keys.unsqueeze(1).unsqueeze(1).expand(2, 3, 5, 5);
        assertThat(Attention.of().forward(x, x, x, Mask.pairs(pairs)).sameAs(byLengths)).isTrue();
    }

    @Test
    void dropsWeightsInTrainingOnly() {
        Attention attention = Attention.of().dropout(0.5);
        Tensor x = Tensor.randn(1, 2, 8, 4);
        Tensor whole = Attention.of().forward(x, x, x);
        assertThat(attention.forward(x, x, x).sameAs(whole)).isFalse();
        attention.eval();
        assertThat(attention.forward(x, x, x).sameAs(whole)).isTrue();
    }

    @Test
    void keepsTheMeanUnderDropout() {
        Attention attention = Attention.of().dropout(0.5);
        Tensor x = Tensor.randn(1, 1, 4, 4);
        Tensor value = Tensor.ones(1, 1, 4, 1);
        Tensor sum = Tensor.zeros(1, 1, 4, 1);
        for (int i = 0; i < 2000; i++) {
            sum = sum.add(attention.forward(x, x, value));
        }
        assertThat(sum.div(2000).mean().item()).isBetween(0.97, 1.03);
    }

    @Test
    void rejectsMasksThatDoNotFit() {
        Tensor x = Tensor.zeros(2, 3, 5, 6);
        Attention attention = Attention.of();
        assertThatThrownBy(() -> Mask.pairs(Tensor.zeros(4, 5)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Mask.pairs: expected a boolean mask, true where to look, got float32; "
                                + "compare first, x.ne(0)");
        assertThatThrownBy(() -> Mask.bias(KEEP)).hasMessageContaining("use Mask.pairs");
        assertThatThrownBy(() -> Mask.pairs(KEEP.unsqueeze(0)))
                .hasMessageContaining("use Mask.keys");
        assertThatThrownBy(() -> Mask.keys(KEEP.unsqueeze(0)))
                .hasMessageContaining("[batch, keys]");
        assertThatThrownBy(() -> attention.forward(x, x, x, Mask.pairs(KEEP)))
                .hasMessage(
                        "Attention(): expected a mask that broadcasts to [batch, heads, queries, keys] = "
                                + "[2, 3, 5, 5], got [1, 1, 4, 5]; masks are made for the keys, not for the queries");
        assertThatThrownBy(() ->
                        attention.forward(x, x.narrow(2, 0, 3), x.narrow(2, 0, 3), Mask.causal()))
                .hasMessageContaining("5 queries and 3 keys");
        assertThatThrownBy(() -> attention.forward(Tensor.zeros(5, 6), x, x))
                .hasMessageContaining("query [batch");
        assertThatThrownBy(() -> Attention.of().dropout(2)).isInstanceOf(TensorException.class);
    }
}
