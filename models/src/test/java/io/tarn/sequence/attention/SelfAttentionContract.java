package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Mask;
import io.tarn.nn.NetContract;
import io.tarn.tensor.DType;
import io.tarn.tensor.FiniteDifferences;
import io.tarn.tensor.Index;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every kind of attention must keep; the test of each kind inherits it.
abstract class SelfAttentionContract extends NetContract {
    static final long WIDTH = 4;
    static final long HEADS = 2;
    static final long TIME = 20; // more than one block
    private static final long REAL = 13;
    private static final double CLOSE = 1e-6;

    /// Which masks a kind can keep.
    enum Keeps {
        ALL,
        PADDING_AND_ORDER,
        PADDING
    }

    /// A kind of `WIDTH` and `HEADS`, for `TIME` places.
    @Override
    protected abstract HeadedAttention layer();

    protected abstract Keeps keeps();

    @Override
    protected Tensor input() {
        return Tensor.randn(2, TIME, WIDTH);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, TIME, WIDTH);
    }

    private Mask ordered(Mask mask) {
        return keeps() == Keeps.PADDING ? mask : Mask.causal().and(mask);
    }

    private static Mask lengths(long first) {
        return Mask.lengths(Tensor.of(new long[] {first, TIME}, 2));
    }

    /// The same places before `from`, others after.
    private static Tensor changed(Tensor x, long from) {
        Tensor rest = Tensor.randn(x.size(0), x.size(1) - from, x.size(2)).mul(30);
        return Tensor.cat(List.of(x.narrow(1, 0, from), rest), 1);
    }

    private static void assertSame(Tensor a, Tensor b) {
        assertThat(a.sub(b).abs().max().item())
                .isLessThanOrEqualTo(CLOSE * Math.max(1, a.abs().max().item()));
    }

    @Test
    void paddingNeverInfluencesRealPlaces() {
        HeadedAttention layer = layer();
        Tensor x = input();
        Tensor other = changed(x, REAL);
        Mask keys = Mask.keys(Tensor.arange(TIME).lt(Tensor.of(new long[] {REAL, TIME}, 2, 1)));
        for (Mask mask : List.of(lengths(REAL), keys, ordered(lengths(REAL)))) {
            Tensor a = layer.forward(x, mask).get(Index.at(0), Index.to(REAL));
            Tensor b = layer.forward(other, mask).get(Index.at(0), Index.to(REAL));
            assertSame(a, b);
        }
    }

    @Test
    void theFutureNeverChangesThePast() {
        HeadedAttention layer = layer();
        if (keeps() == Keeps.PADDING) {
            assertThatThrownBy(() -> layer.forward(input(), Mask.causal()))
                    .isInstanceOf(TensorException.class)
                    .hasMessageStartingWith(layer + ": expected a mask of padding, or none");
            return;
        }
        Tensor x = input();
        Tensor y = layer.forward(x, Mask.causal());
        for (long t : new long[] {1, 7, 16, 19}) {
            Tensor other = layer.forward(changed(x, t), Mask.causal());
            assertSame(y.narrow(1, 0, t), other.narrow(1, 0, t));
        }
        assertThat(layer.weights(x, Mask.causal()).triu(1).abs().max().item()).isZero();
    }

    @Test
    void keepsAMaskOfPairsOrRefusesIt() {
        HeadedAttention layer = layer();
        Tensor x = input();
        Tensor pairs = Tensor.ones(Shape.of(TIME, TIME), DType.BOOL).triu(-3);
        Tensor bias = Tensor.zeros(TIME, TIME).where(pairs, Double.NEGATIVE_INFINITY);
        for (Mask mask : List.of(Mask.pairs(pairs), Mask.bias(bias))) {
            if (keeps() == Keeps.ALL) {
                assertThat(layer.weights(x, mask).tril(-4).abs().max().item()).isZero();
                assertSame(layer.forward(x, mask), layer.forward(x, Mask.pairs(pairs)));
            } else {
                assertThatThrownBy(() -> layer.forward(x, mask))
                        .isInstanceOf(TensorException.class)
                        .hasMessageStartingWith(
                                layer + ": expected a mask of padding or a causal one");
            }
        }
    }

    @Test
    void givesZerosWhereNothingIsSeen() {
        HeadedAttention layer = layer();
        Tensor x = input().requiresGrad();
        Mask none = ordered(lengths(0));
        layer.forward(x, none).square().sum().backward();
        assertThat(layer.weights(x, none).select(0, 0).abs().max().item()).isZero();
        assertThat(layer.forward(x, none).isFinite().all().item()).isOne();
        assertThat(x.grad().orElseThrow().isFinite().all().item()).isOne();
    }

    @Test
    void takesASequenceOfOne() {
        HeadedAttention layer = layer();
        Tensor x = Tensor.randn(3, 1, WIDTH);
        for (Mask mask : List.of(Mask.none(), ordered(Mask.none()))) {
            Tensor y = layer.forward(x, mask);
            assertThat(y.shape()).isEqualTo(x.shape());
            assertThat(y.isFinite().all().item()).isOne();
        }
    }

    @Test
    void itsWeightsMakeItsOutput() {
        HeadedAttention layer = layer();
        Tensor x = input();
        for (Mask mask : List.of(Mask.none(), ordered(lengths(REAL)))) {
            Tensor heads = layer.weights(x, mask).matmul(Exact.parts(layer, x, HEADS).getLast());
            assertThat(layer.forward(x, mask).allClose(Exact.joined(layer, heads), 1e-4, 1e-5))
                    .isTrue();
        }
    }

    @Test
    void hasTheGradientsOfFiniteDifferencesUnderAMask() {
        HeadedAttention layer = layer();
        layer.to(DType.FLOAT64);
        Tensor x = input().toDouble().requiresGrad();
        Mask mask = ordered(lengths(REAL));
        FiniteDifferences.check(() -> layer.forward(x, mask).square().sum(), List.of(x));
    }

    @Test
    void saysWhatDoesNotFit() {
        HeadedAttention layer = layer();
        assertThatThrownBy(() -> layer.forward(Tensor.zeros(2, TIME, WIDTH + 1)))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith(layer + ": expected input [batch, time, 4]");
        assertThatThrownBy(() -> layer.forward(Tensor.zeros(TIME, WIDTH)))
                .hasMessageEndingWith("add the batch, x.unsqueeze(0)");
        assertThatThrownBy(() ->
                        layer.forward(input(), Mask.lengths(Tensor.of(new long[] {1, 2, 3}, 3))))
                .isInstanceOf(TensorException.class);
    }
}
