package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MakingTest {
    @Test
    void wholeNumbersAreIntegersAndOthersAreFloats() {
        assertThat(Tensor.of(1, 2, 3).dtype()).isEqualTo(DType.INT64);
        assertThat(Tensor.of(1, 2, 3).toLongArray()).containsExactly(1, 2, 3);
        assertThat(Tensor.of(1L << 60).itemLong()).isEqualTo(1L << 60);
        assertThat(Tensor.of(1.0, 2, 3).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(Tensor.of(1, 2.5).toFloatArray()).containsExactly(1, 2.5f);
    }

    @Test
    void rowsKeepTheirType() {
        assertThat(
                        Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}})
                                .sameAs(Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 3, 2)))
                .isTrue();
        assertThat(
                        Tensor.of(new long[][] {{1, 2}, {3, 4}})
                                .sameAs(Tensor.of(1, 2, 3, 4).reshape(2, 2)))
                .isTrue();
        assertThat(Tensor.of(new float[][] {{1}, {2}}).shape()).isEqualTo(Shape.of(2, 1));
        assertThat(Tensor.of(new double[0][]).shape()).isEqualTo(Shape.of(0, 0));
        assertThatThrownBy(() -> Tensor.of(new long[][] {{1, 2}, {3}}))
                .hasMessage(
                        "Tensor.of: expected rows of one length, 2, got row 1 of length 1; pad the short rows");
    }

    @Test
    void ranges() {
        assertThat(Tensor.arange(3).sameAs(Tensor.of(0, 1, 2))).isTrue();
        assertThat(Tensor.arange(-1, 2).sameAs(Tensor.of(-1, 0, 1))).isTrue();
        assertThat(Tensor.arange(2, 2).elements()).isZero();
        assertThat(Tensor.arange(1, 0, -0.5).toDoubleArray()).containsExactly(1, 0.5);
        long large = 1L << 60; // no float64 has its neighbours
        assertThat(Tensor.arange(large, large + 2).toLongArray()).containsExactly(large, large + 1);
    }

    @Test
    void oneLikeAnotherHasItsShapeTypeAndOrder() {
        Tensor x = Tensor.randn(2, 3, 4, 5).to(DType.FLOAT64).channelsLast();
        for (Tensor like :
                new Tensor[] {
                    Tensor.zerosLike(x),
                    Tensor.onesLike(x),
                    Tensor.fullLike(x, 3),
                    Tensor.emptyLike(x)
                }) {
            assertThat(like.shape()).isEqualTo(x.shape());
            assertThat(like.dtype()).isEqualTo(DType.FLOAT64);
            assertThat(like.strides()).isEqualTo(x.strides());
        }
        assertThat(Tensor.zerosLike(x).sum().item()).isZero();
        assertThat(Tensor.onesLike(x).sum().item()).isEqualTo(120);
        assertThat(Tensor.fullLike(Tensor.of(1, 2), 7).toLongArray()).containsExactly(7, 7);
    }

    @Test
    void randomNumbersLikeAnother() {
        Tensor x = Tensor.zeros(40, 50).to(DType.BFLOAT16);
        Random.seed(3);
        assertThat(Tensor.randnLike(x).dtype()).isEqualTo(DType.BFLOAT16);
        Tensor uniform = Tensor.randLike(x);
        assertThat(uniform.shape()).isEqualTo(x.shape());
        assertThat(uniform.min().item()).isBetween(0.0, 0.1);
        assertThat(uniform.max().item()).isBetween(0.9, 1.0);
        assertThat(Tensor.randn(Shape.of(2, 3)).shape())
                .isEqualTo(Tensor.rand(Shape.of(2, 3)).shape());
        assertThat(Tensor.ones(Shape.of(2)).sameAs(Tensor.ones(2))).isTrue();
        assertThat(Tensor.zeros(Shape.of(2)).sameAs(Tensor.zeros(2))).isTrue();
    }
}
