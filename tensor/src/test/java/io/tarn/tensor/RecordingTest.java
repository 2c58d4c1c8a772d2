package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class RecordingTest {
    private final Tensor x = Tensor.of(1.0, 2).requiresGrad();

    @Test
    void recordsNothingWhileOff() {
        try (var off = Gradient.off()) {
            assertThat(Gradient.isOn()).isFalse();
            assertThat(x.mul(2).isTracked()).isFalse();
            try (var on = Gradient.on()) {
                assertThat(x.mul(2).isTracked()).isTrue();
            }
            assertThat(Gradient.isOn()).isFalse();
        }
        assertThat(x.mul(2).isTracked()).isTrue();
    }

    @Test
    void inferenceIsOffOnItsThreadOnly() {
        try (var inference = Gradient.inference()) {
            assertThat(Gradient.isOn()).isFalse();
            assertThat(x.mul(2).isTracked()).isFalse();
            assertThat(
                            CompletableFuture.supplyAsync(
                                            () -> Gradient.isOn() && x.mul(2).isTracked())
                                    .join())
                    .isTrue();
        }
        assertThat(Gradient.isOn()).isTrue();
    }

    @Test
    void everyThreadCanServe() {
        for (int i = 0; i < 50; i++) {
            boolean tracked =
                    CompletableFuture.supplyAsync(
                                    () -> {
                                        try (var inference = Gradient.inference();
                                                var scope = Scope.open()) {
                                            return x.mul(2).isTracked();
                                        }
                                    })
                            .join();
            assertThat(tracked).isFalse();
            assertThat(CompletableFuture.supplyAsync(Gradient::isOn).join()).isTrue();
        }
    }

    @Test
    void resultsOfInferenceCannotJoinAGraph() {
        Tensor served;
        try (var inference = Gradient.inference()) {
            served = Tensor.of(1.0, 2).mul(1);
        }
        String start = ": expected %s made outside of Gradient.inference(), got [2] float32";
        assertThatThrownBy(served::requiresGrad)
                .hasMessageStartingWith("requiresGrad" + start.formatted("a tensor"))
                .hasMessageContaining("copy()");
        assertThatThrownBy(() -> x.mul(served))
                .hasMessageStartingWith("mul" + start.formatted("tensors"));
        assertThatThrownBy(() -> served.add_(1))
                .hasMessageStartingWith("add_" + start.formatted("tensors"));
        assertThat(served.copy().requiresGrad().mul(served.copy()).isTracked()).isTrue();
    }

    @Test
    void recordsAgainInsideInference() {
        try (var inference = Gradient.inference()) {
            assertThat(Gradient.isOn()).isFalse();
            try (var on = Gradient.on()) {
                assertThat(Gradient.isOn()).isTrue();
                assertThat(x.mul(2).isTracked()).isTrue();
            }
            assertThat(Gradient.isOn()).isFalse();
            assertThat(x.mul(2).isTracked()).isFalse();
        }
        assertThat(Gradient.isOn()).isTrue();
    }

    @Test
    void changesALeafInPlaceWhileOff() {
        assertThatThrownBy(() -> x.mul_(2))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("Gradient.off()");
        try (var off = Gradient.off()) {
            x.mul_(2);
        }
        assertThat(x.toFloatArray()).containsExactly(2, 4);
    }

    @Test
    void closesOnItsOwnThreadOnly() {
        try (var off = Gradient.off()) {
            assertThatThrownBy(() -> CompletableFuture.runAsync(off::close).join())
                    .hasCauseInstanceOf(TensorException.class)
                    .hasMessageContaining("the thread that opened the block");
            off.close();
            off.close();
            assertThat(Gradient.isOn()).isTrue();
        }
    }
}
