package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class HooksTest {
    private final Linear first = Linear.of(2, 3);
    private final Linear last = Linear.of(3, 1);
    private final Layer relu = Tensor::relu;
    private final Sequential net = Sequential.of(first, relu, last);
    private final Tensor x = Tensor.randn(4, 2);

    @Test
    void seesEveryLayerFromTheInsideOut() {
        List<Net> seen = new ArrayList<>();
        try (var hooks =
                Hooks.onForward((layer, _, output) -> {
                    seen.add(layer);
                    return output;
                })) {
            net.forward(x);
        }
        assertThat(seen).containsExactly(first, relu, last, net);
        net.forward(x);
        assertThat(seen).hasSize(4);
    }

    @Test
    void replacesTheOutputOfOneLayer() {
        try (var hooks = Hooks.onForward(first, (_, _, output) -> output.mul(0))) {
            Tensor bias = last.bias().orElseThrow().value();
            assertThat(net.forward(x).toFloatArray()).containsOnly(bias.toFloatArray());
        }
    }

    @Test
    void letsTheNextHookSeeWhatTheFirstGaveBack() {
        try (var one = Hooks.onForward(last, (_, _, output) -> output.mul(0).add(1));
                var two = Hooks.onForward(last, (_, _, output) -> output.mul(5))) {
            assertThat(last.forward(Tensor.ones(1, 3)).item()).isEqualTo(5);
        }
    }

    @Test
    void closesInAnyOrderAndTwice() {
        Hooks.ForwardHook doubling = (_, _, output) -> output.mul(2);
        Hooks one = Hooks.onForward(last, doubling);
        Hooks two = Hooks.onForward(last, doubling);
        double plain = last.forward(Tensor.ones(1, 3)).item() / 4;
        one.close();
        one.close();
        assertThat(last.forward(Tensor.ones(1, 3)).item()).isEqualTo(2 * plain);
        two.close();
        assertThat(last.forward(Tensor.ones(1, 3)).item()).isEqualTo(plain);
    }

    @Test
    void leavesOtherThreadsAlone() {
        try (var hooks = Hooks.onForward((_, _, output) -> output.mul(0))) {
            Tensor there = CompletableFuture.supplyAsync(() -> first.forward(x).unscoped()).join();
            assertThat(there.toFloatArray()).isNotEqualTo(first.forward(x).toFloatArray());
        }
    }

    @Test
    void rejectsClosingOnAnotherThread() {
        try (var hooks = Hooks.onForward((_, _, output) -> output)) {
            assertThatThrownBy(() -> CompletableFuture.runAsync(hooks::close).join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(TensorException.class)
                    .hasMessageStartingWith("Hooks.close: expected the thread that added the hook");
        }
    }
}
