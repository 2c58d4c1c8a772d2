package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class ScopeTest {
    @Test
    void freesWhatWasMadeInside() {
        Tensor outside = Tensor.of(1.0, 2);
        Tensor inside;
        try (var scope = Scope.open()) {
            inside = outside.mul(2);
            assertThat(scope.size()).isEqualTo(1);
        }
        assertThat(inside.isClosed()).isTrue();
        assertThat(outside.isClosed()).isFalse();
    }

    @Test
    void saysWhichTensorWasUsedAfterItsScope() {
        Tensor product;
        try (var scope = Scope.open()) {
            product = Tensor.of(1.0, 2).mul(Tensor.of(3.0, 4));
        }
        assertThatThrownBy(() -> product.add(1))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "add: expected an open tensor, got the closed result of mul from a closed scope; "
                                + "keep it with scope.keep(tensor), or use it before it is closed; "
                                + "-Dtarn.trace=on says where it was made");
        assertThat(product.toString()).isEqualTo("Tensor(closed, made by mul)");
    }

    @Test
    void traceNamesTheLinesAndTheShape() {
        Place.trace(true);
        try {
            Tensor product;
            try (var scope = Scope.open()) {
                product = Tensor.of(1.0, 2).mul(Tensor.of(3.0, 4));
            }
            assertThatThrownBy(product::exp)
                    .hasMessageMatching(
                            "exp: .* the closed result of mul \\[2] at ScopeTest.java:\\d+ "
                                    + "from a closed scope opened at ScopeTest.java:\\d+; .*");
        } finally {
            Place.trace(false);
        }
    }

    @Test
    void keepsAResultInTheScopeAround() {
        try (var outer = Scope.open()) {
            Tensor kept;
            try (var inner = Scope.open()) {
                kept = inner.keep(Tensor.of(1.0, 2).mul(2));
                assertThat(inner.keep(kept)).isSameAs(kept);
            }
            assertThat(kept.toFloatArray()).containsExactly(2, 4);
            assertThat(kept.scope()).isSameAs(outer);
        }
    }

    @Test
    void keepsAResultForTheCollector() {
        Tensor kept;
        try (var scope = Scope.open()) {
            kept = scope.keep(Tensor.of(1.0, 2));
        }
        assertThat(kept.toFloatArray()).containsExactly(1, 2);
        kept.close();
        assertThat(kept.isClosed()).isTrue();
    }

    @Test
    void leavesUnscopedTensorsAlone() {
        Tensor weight;
        try (var scope = Scope.open()) {
            weight = Tensor.of(1.0, 2).unscoped().unscoped();
        }
        assertThat(weight.toFloatArray()).containsExactly(1, 2);
    }

    @Test
    void takesATensorFromElsewhere() {
        Tensor batch =
                CompletableFuture.supplyAsync(
                                () -> {
                                    try (var scope = Scope.open()) {
                                        return Tensor.of(1.0, 2).mul(2).unscoped();
                                    }
                                })
                        .join();
        long live = Handles.live();
        try (var scope = Scope.open()) {
            assertThat(scope.take(batch).toFloatArray()).containsExactly(2, 4);
        }
        assertThat(batch.isClosed()).isTrue();
        assertThat(Handles.live()).isLessThanOrEqualTo(live - 1);
    }

    @Test
    void closesTwiceWithoutHarm() {
        Tensor x = Tensor.of(1.0, 2);
        x.close();
        x.close();
        var scope = Scope.open();
        Tensor y = Tensor.of(1.0, 2);
        y.close();
        scope.close();
        scope.close();
        assertThatThrownBy(y::exp).isInstanceOf(TensorException.class);
    }

    @Test
    void refusesToCloseOutOfOrder() {
        try (var outer = Scope.open()) {
            try (var inner = Scope.open()) {
                assertThatThrownBy(outer::close)
                        .isInstanceOf(TensorException.class)
                        .hasMessageContaining("expected the innermost scope of this thread");
                assertThat(inner.size()).isZero();
            }
        }
    }

    @Test
    void refusesOtherThreads() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(1.0, 2);
            assertThatThrownBy(() -> CompletableFuture.runAsync(scope::close).join())
                    .hasCauseInstanceOf(TensorException.class)
                    .hasMessageContaining("expected an open scope of this thread");
            assertThatThrownBy(() -> CompletableFuture.runAsync(() -> scope.take(x)).join())
                    .hasCauseInstanceOf(TensorException.class);
            assertThat(x.toFloatArray()).containsExactly(1, 2);
        }
    }

    @Test
    void findsClosedTensorsInLists() {
        Tensor open = Tensor.of(1.0, 2);
        Tensor closed = Tensor.of(3.0, 4);
        closed.close();
        assertThatThrownBy(() -> Tensor.cat(List.of(open, closed), 0))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected an open tensor");
        assertThatThrownBy(() -> open.add(closed)).isInstanceOf(TensorException.class);
        assertThatThrownBy(() -> open.copy_(closed)).isInstanceOf(TensorException.class);
        assertThatThrownBy(() -> Gradient.of(open, closed)).isInstanceOf(TensorException.class);
    }

    @Test
    void otherThreadsMayUseItsTensors() {
        Tensor x;
        try (var scope = Scope.open()) {
            Tensor made = Tensor.of(1.0, 2).mul(1);
            assertThat(CompletableFuture.supplyAsync(() -> made.add(1).toFloatArray()).join())
                    .containsExactly(2, 3);
            x = made;
        }
        assertThatThrownBy(x::exp)
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("the closed result of mul");
    }

    @Test
    void aTensorMayBeClosedByAnotherThread() {
        Tensor x = Tensor.of(1.0, 2);
        CompletableFuture.runAsync(x::close).join();
        assertThat(x.isClosed()).isTrue();
        assertThatThrownBy(x::exp).isInstanceOf(TensorException.class);
    }

    @Test
    void forgetsClosedTensorsWhileItStaysOpen() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(1.0, 2);
            for (int i = 0; i < 100_000; i++) {
                x.add(1).close();
            }
            assertThat(scope.listed()).isLessThan(3000);
        }
    }
}
