package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AutocastTest {
    private final Tensor a = Random.of(1).normal(8, 8).requiresGrad();

    @Test
    void multipliesInTheShorterType() {
        try (var cast = Autocast.to(DType.BFLOAT16)) {
            assertThat(Autocast.isOn(Device.CPU)).isTrue();
            assertThat(a.matmul(a).dtype()).isEqualTo(DType.BFLOAT16);
            assertThat(a.add(a).dtype()).isEqualTo(DType.FLOAT32);
        }
        assertThat(Autocast.isOn(Device.CPU)).isFalse();
        assertThat(a.matmul(a).dtype()).isEqualTo(DType.FLOAT32);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void convolvesInTheShorterType(int dimensions) {
        Tensor x = Random.of(2).normal(square(dimensions, 2, 5));
        Tensor w = Random.of(3).normal(square(dimensions, 4, 3));
        Sliding moves = Sliding.over(dimensions);
        Shape none = Shape.of(new long[dimensions]);
        Tensor exact = x.convolution(w, moves);
        Tensor wider = x.convTranspose(w, moves, none);
        try (var cast = Autocast.to(DType.BFLOAT16)) {
            Tensor near = x.convolution(w, moves);
            assertThat(near.dtype()).isEqualTo(DType.BFLOAT16);
            assertThat(FiniteDifferences.distance(near.to(DType.FLOAT32), exact)).isLessThan(0.02);
            near = x.convTranspose(w, moves, none);
            assertThat(near.dtype()).isEqualTo(DType.BFLOAT16);
            assertThat(FiniteDifferences.distance(near.to(DType.FLOAT32), wider)).isLessThan(0.02);
        }
        assertThat(exact.dtype()).isEqualTo(DType.FLOAT32);
    }

    /// `[first, 4, size, …]`.
    private static long[] square(int dimensions, long first, long size) {
        long[] shape = new long[dimensions + 2];
        Arrays.fill(shape, size);
        shape[0] = first;
        shape[1] = 4;
        return shape;
    }

    @Test
    void keepsGradientsInTheTypeOfTheWeights() {
        Tensor loss;
        try (var cast = Autocast.to(DType.BFLOAT16)) {
            loss = a.matmul(a).to(DType.FLOAT32).square().mean();
        }
        loss.backward();
        Tensor exact = Gradient.of(a.matmul(a).square().mean(), a);
        assertThat(a.grad().orElseThrow().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(FiniteDifferences.distance(a.grad().orElseThrow(), exact)).isLessThan(0.03);
    }

    @Test
    void nestsAndBringsBackTheTypeBefore() {
        try (var outer = Autocast.to(DType.BFLOAT16)) {
            try (var inner = Autocast.to(DType.FLOAT16)) {
                assertThat(a.matmul(a).dtype()).isEqualTo(DType.FLOAT16);
            }
            try (var off = Autocast.off(Device.CPU)) {
                assertThat(a.matmul(a).dtype()).isEqualTo(DType.FLOAT32);
            }
            assertThat(a.matmul(a).dtype()).isEqualTo(DType.BFLOAT16);
        }
    }

    @Test
    void seesAWeightThatChangedBetweenBlocks() {
        Tensor first;
        try (var cast = Autocast.to(DType.BFLOAT16)) {
            first = a.matmul(a).to(DType.FLOAT32);
        }
        try (var off = Gradient.off()) {
            a.mul_(2);
        }
        try (var cast = Autocast.to(DType.BFLOAT16)) {
            assertThat(FiniteDifferences.distance(a.matmul(a).to(DType.FLOAT32), first.mul(4)))
                    .isLessThan(0.02);
        }
    }

    @Test
    void concernsItsOwnThreadOnly() {
        try (var cast = Autocast.to(DType.BFLOAT16)) {
            assertThat(CompletableFuture.supplyAsync(() -> Autocast.isOn(Device.CPU)).join())
                    .isFalse();
            assertThatThrownBy(() -> CompletableFuture.runAsync(cast::close).join())
                    .hasCauseInstanceOf(TensorException.class);
        }
    }

    @Test
    void rejectsTypesThatAreNotShorter() {
        assertThatThrownBy(() -> Autocast.to(DType.FLOAT64))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Autocast: expected bfloat16 or float16, got float64; use Autocast.to(DType.BFLOAT16)");
    }
}
