package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

final class CheckpointTest {
    private final Random random = Random.of(7);
    private final Tensor weight = random.normal(4, 4).requiresGrad();
    private final Tensor x = random.normal(3, 4).requiresGrad();
    private int runs;

    private Tensor block(Tensor input) {
        runs++;
        return dropout(input.matmul(weight).tanh()).matmul(weight).square();
    }

    private static Tensor dropout(Tensor input) {
        return Call.unary("dropout", input, raw -> torch.dropout(raw, 0.5, true));
    }

    private List<Tensor> gradients(UnaryOperator<Tensor> layer) {
        Random.seed(3);
        Tensor y = layer.apply(x.mul(2));
        Tensor noise = Tensor.randn(3, 4); // moves the generator between forward and backward
        List<Tensor> gradients = Gradient.of(y.mul(noise).sum(), List.of(x, weight));
        return List.of(y, gradients.get(0), gradients.get(1), Tensor.rand(2));
    }

    @Test
    void givesTheSameBitsAsThePlainCallDropoutIncluded() {
        List<Tensor> plain = gradients(this::block);
        List<Tensor> checkpointed = gradients(h -> Checkpoint.run(this::block, h, List.of(weight)));
        for (int i = 0; i < plain.size(); i++) {
            assertThat(checkpointed.get(i).toFloatArray()).isEqualTo(plain.get(i).toFloatArray());
        }
        assertThat(runs).isEqualTo(3);
    }

    @Test
    void gathersGradientsInTheParameters() {
        Random.seed(3);
        block(x).sum().backward();
        float[] expected = weight.grad().orElseThrow().toFloatArray();
        weight.zeroGrad();
        Random.seed(3);
        Checkpoint.run(this::block, x, List.of(weight)).sum().backward();
        assertThat(weight.grad().orElseThrow().toFloatArray()).isEqualTo(expected);
    }

    @Test
    void nestsAndChains() {
        UnaryOperator<Tensor> smooth = h -> h.matmul(weight).tanh();
        UnaryOperator<Tensor> deep =
                h ->
                        Checkpoint.run(
                                g ->
                                        Checkpoint.run(
                                                smooth,
                                                Checkpoint.run(smooth, g, List.of(weight)),
                                                List.of(weight)),
                                h,
                                List.of(weight));
        List<Tensor> plain = gradients(h -> smooth.apply(smooth.apply(h)));
        List<Tensor> nested = gradients(deep);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(FiniteDifferences.distance(nested.get(i), plain.get(i))).isLessThan(1e-6);
        }
    }

    @Test
    void canBeDifferentiatedTwice() {
        UnaryOperator<Tensor> f = input -> Checkpoint.run(h -> h.pow(3), input, List.of()).sum();
        Tensor point = Tensor.of(new double[] {1, 2}, 2);
        assertThat(Gradient.hvp(f, point, Tensor.of(new double[] {1, 10}, 2)).toDoubleArray())
                .containsExactly(6, 120);
    }

    @Test
    void needsEveryParameter() {
        Tensor y = Checkpoint.run(this::block, x, List.of());
        assertThatThrownBy(() -> y.sum().backward())
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Checkpoint: expected a function of x and the 1 listed tensors alone, "
                                + "got one of 1 more that gradients flow into; list every parameter that the function uses");
    }

    @Test
    void runsPlainlyWhereNothingIsRecorded() {
        try (var off = Gradient.off()) {
            assertThat(Checkpoint.run(this::block, x, List.of(weight)).isTracked()).isFalse();
        }
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void keepsTheAutocastOfTheFirstRun() {
        List<DType> types = new ArrayList<>();
        Tensor y;
        try (var cast = Autocast.to(DType.BFLOAT16)) {
            y =
                    Checkpoint.run(
                            h -> {
                                Tensor product = h.matmul(weight);
                                types.add(product.dtype());
                                return product;
                            },
                            x,
                            List.of(weight));
        }
        y.sum().backward();
        assertThat(types).containsExactly(DType.BFLOAT16, DType.BFLOAT16);
    }

    @Test
    void lossMayLeaveTheScope() {
        Tensor loss;
        try (var scope = Scope.open()) {
            loss = scope.keep(Checkpoint.run(this::block, x, List.of(weight)).sum());
        }
        loss.backward();
        assertThat(weight.grad()).isPresent();
    }

    @Test
    void leavesNothingBehind() {
        int points = HookPoint.count();
        int loans = KeepAlive.count();
        long handles = Handles.live();
        for (int i = 0; i < 300; i++) {
            try (var scope = Scope.open()) {
                Tensor loss = Checkpoint.run(this::block, x, List.of(weight)).sum();
                if (i % 2 == 0) {
                    loss.backward();
                }
            }
        }
        weight.zeroGrad();
        assertThat(HookPoint.count()).isLessThanOrEqualTo(points);
        assertThat(KeepAlive.count()).isLessThanOrEqualTo(loans);
        assertThat(Handles.live()).isLessThanOrEqualTo(handles);
    }

    @Test
    void holdsLessMemory() {
        Tensor wide = random.normal(256, 256).requiresGrad();
        UnaryOperator<Tensor> stage =
                h -> {
                    Tensor g = h;
                    for (int i = 0; i < 8; i++) {
                        g = g.matmul(wide).tanh();
                    }
                    return g;
                };
        Tensor input = random.normal(4096, 256); // 4 MB
        long plain = held(() -> stage.apply(stage.apply(input)));
        long saved =
                held(() ->
                        Checkpoint.run(
                                stage, Checkpoint.run(stage, input, List.of(wide)), List.of(wide)));
        assertThat(saved).isLessThan(plain / 3);
    }

    /// The native memory in use after `forward`, with its graph alive and its handles gone.
    private static long held(java.util.function.Supplier<Tensor> forward) {
        Tensor kept = null;
        long before = NativeHeap.bytes();
        try (var scope = Scope.open()) {
            kept = scope.keep(forward.get());
        }
        long after = NativeHeap.bytes();
        kept.close();
        return after - before;
    }
}
