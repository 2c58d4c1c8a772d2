package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HookTest {
    @Test
    void seesTheGradientOfAnIntermediateResult() {
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(1.0, 2).requiresGrad();
            Tensor y = x.square();
            List<float[]> seen = new ArrayList<>();
            y.hook(gradient -> {
                seen.add(gradient.toFloatArray());
                return gradient;
            });
            y.mul(Tensor.of(5.0, 7)).sum().backward();
            assertThat(seen).containsExactly(new float[] {5, 7});
            assertThat(scope.size()).isPositive();
        }
    }

    @Test
    void replacesTheGradientThatFlowsOn() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        Tensor y = x.square();
        y.hook(gradient -> gradient.mul(10));
        y.sum().backward();
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(20, 40);
    }

    @Test
    void hooksLeavesAsWell() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        x.hook(Tensor::neg);
        x.square().sum().backward();
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(-2, -4);
        assertThat(Gradient.of(x.square().sum(), x).toFloatArray()).containsExactly(-2, -4);
    }

    @Test
    void runsHooksInTheOrderOfTheirRegistration() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        x.hook(gradient -> gradient.add(1));
        x.hook(gradient -> gradient.mul(2));
        x.sum().backward();
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(4, 4);
    }

    @Test
    void endsWhenItIsClosed() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        Hook hook = x.hook(gradient -> gradient.mul(100));
        hook.close();
        hook.close();
        x.sum().backward();
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(1, 1);
    }

    @Test
    void tellsTheResultsOfOneOperationApart() {
        Tensor x = Tensor.of(1.0, 2, 3).requiresGrad();
        List<Tensor> parts = x.unbind(0);
        List<Integer> called = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int place = i;
            parts.get(i)
                    .hook(gradient -> {
                        called.add(place);
                        return gradient.mul(place + 1);
                    });
        }
        parts.get(0).add(parts.get(2)).backward();
        assertThat(called).containsExactlyInAnyOrder(0, 2);
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(1, 0, 3);
    }

    @Test
    void worksInSecondOrder() {
        Tensor x = Tensor.of(3.0, 4).requiresGrad();
        Tensor y = x.square();
        y.hook(gradient -> gradient.mul(2));
        Tensor first = Gradient.differentiable(y.sum(), x); // 2 · 2x
        assertThat(Gradient.of(first.sum(), x).toFloatArray()).containsExactly(4, 4);
    }

    @Test
    void passesTheExceptionOfAHookOn() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        x.hook(gradient -> {
            throw new IllegalStateException("stop here");
        });
        assertThatThrownBy(() -> x.sum().backward())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stop here");
        assertThatThrownBy(() -> x.sum().backward()).hasMessage("stop here");
    }

    @Test
    void rejectsAGradientOfAnotherShape() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        x.hook(Tensor::sum);
        assertThatThrownBy(() -> x.sum().backward())
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "hook: expected a gradient of shape [2], got []; keep the shape of the gradient");
    }

    @Test
    void rejectsATensorWithoutGradients() {
        assertThatThrownBy(() -> Tensor.of(1.0, 2).hook(gradient -> gradient))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining(
                        "hook: expected a tensor that gradients flow into, got [2] float32");
    }

    @Test
    void rejectsResultsBeyondTheEighth() {
        Tensor ninth = Tensor.zeros(9).requiresGrad().unbind(0).get(8);
        assertThatThrownBy(() -> ninth.hook(gradient -> gradient)).hasMessageContaining("viewAs");
        assertThat(ninth.viewAs(ninth).hook(gradient -> gradient)).isNotNull();
    }

    @Test
    void endsWithTheScopeOfItsTensor() {
        int before = HookPoint.count();
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        try (var scope = Scope.open()) {
            Tensor y = scope.keep(x.mul(1));
            assertThat(y.scope()).isNull();
            x.mul(2).hook(gradient -> gradient);
        }
        assertThat(HookPoint.count()).isLessThanOrEqualTo(before);
    }

    @Test
    void tenThousandHooksLeaveNothingBehind() {
        Tensor weight = Tensor.of(1.0, 2).requiresGrad();
        int points = HookPoint.count();
        long handles = Handles.live();
        int[] calls = {0};
        for (int i = 0; i < 10_000; i++) {
            try (var scope = Scope.open();
                    Hook onLeaf = weight.hook(gradient -> count(calls, gradient))) {
                Tensor y = weight.mul(i);
                y.hook(gradient -> count(calls, gradient));
                y.sum().backward();
            }
        }
        assertThat(calls[0]).isEqualTo(20_000);
        assertThat(HookPoint.count())
                .isLessThanOrEqualTo(points + 1); // the weight's own place stays with it
        assertThat(Handles.live()).isLessThanOrEqualTo(handles + 1);
    }

    private static Tensor count(int[] calls, Tensor gradient) {
        calls[0]++;
        return gradient;
    }
}
