package io.tarn.sequence.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class KeyValuesTest {
    @Test
    void holdsEverythingThatWasAppendedWhileItGrows() {
        Random.seed(1);
        Tensor keys = Tensor.randn(2, 3, 100, 4);
        Tensor values = Tensor.randn(2, 3, 100, 5);
        try (var cache = KeyValues.of(100)) {
            cache.append(keys.narrow(2, 0, 7), values.narrow(2, 0, 7));
            for (int i = 7; i < 100; i++) {
                try (var scope = Scope.open()) {
                    var seen = cache.append(keys.narrow(2, i, 1), values.narrow(2, i, 1));
                    assertThat(seen.keys().allClose(keys.narrow(2, 0, i + 1), 0, 0)).isTrue();
                    assertThat(seen.values().allClose(values.narrow(2, 0, i + 1), 0, 0)).isTrue();
                }
            }
            assertThat(cache.length()).isEqualTo(100);
        }
    }

    @Test
    void goesOnFromTheChosenRows() {
        Tensor x = Tensor.arange(6).reshape(3, 1, 2, 1).toDouble();
        try (var cache = KeyValues.of(8)) {
            cache.append(x, x);
            Tensor y = x.narrow(2, 0, 1).narrow(0, 0, 2).add(9);
            cache.select(Tensor.of(new long[] {2, 2}));
            var seen = cache.append(y, y);
            assertThat(seen.keys().flatten(0).toDoubleArray()).containsExactly(4, 5, 9, 4, 5, 11);
        }
    }

    @Test
    void saysWhenItIsFull() {
        Tensor x = Tensor.randn(1, 1, 3, 2);
        try (var cache = KeyValues.of(4)) {
            cache.append(x, x);
            assertThatThrownBy(() -> cache.append(x, x))
                    .isInstanceOf(TensorException.class)
                    .hasMessageContaining("expected 4 tokens at most, got 6");
        }
    }

    @Test
    void leavesNothingInTheScope() {
        Tensor x = Tensor.randn(1, 1, 3, 2);
        try (var cache = KeyValues.of(40);
                var scope = Scope.open()) {
            cache.append(x, x);
            cache.select(Tensor.of(new long[] {0, 0}));
            assertThat(scope.size()).isLessThanOrEqualTo(6); // views and indices
        }
    }
}
