package io.tarn.tensor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the sizes are read from glibc and /proc")
final class MemoryTest {
    static Stream<String> categories() {
        return WORK.keySet().stream().sorted();
    }

    /// One small piece of work for each kind of operation, which makes every kind of native object that an operation may forget.
    private static final Map<String, UnaryOperator<Tensor>> WORK =
            Map.ofEntries(
                    Map.entry(
                            "arithmetic",
                            x -> x.add(x).mul(2.5).sub(1).div(x.add(3)).pow(2).clamp(-1, 1)),
                    Map.entry("functions", x -> x.exp().log1p().sqrt().tanh()),
                    Map.entry(
                            "reductions",
                            x -> x.sum().add(x.mean(0).sum()).add(x.max()).add(x.argmax(1).sum())),
                    Map.entry(
                            "shaping",
                            x ->
                                    x.reshape(-1)
                                            .unsqueeze(0)
                                            .transpose(0, 1)
                                            .flatten()
                                            .to(DType.FLOAT64)),
                    Map.entry(
                            "lists", x -> Tensor.cat(Tensor.stack(x.unbind(0), 0).split(2, 0), 0)),
                    Map.entry("products", x -> x.matmul(x).linear(x)),
                    Map.entry("in place", x -> x.add(0).add_(x).mul_(0.5).fill_(2).copy_(x)),
                    Map.entry(
                            "making",
                            x ->
                                    Tensor.randn(4, 4)
                                            .add(Tensor.full(Shape.of(4, 4), 2, DType.FLOAT32))),
                    Map.entry("arrays", x -> Tensor.of(x.toFloatArray(), 8, 8)),
                    Map.entry(
                            "gradients",
                            x -> {
                                Tensor leaf = x.detach().requiresGrad();
                                Tensor y = leaf.matmul(leaf).square().sum();
                                y.backward();
                                return leaf.grad().orElseThrow();
                            }),
                    Map.entry("second order", x -> Gradient.hvp(p -> p.pow(3).sum(), x, x)),
                    Map.entry(
                            "hooks",
                            x -> {
                                Tensor leaf = x.detach().requiresGrad();
                                Tensor y = leaf.mul(2);
                                y.hook(gradient -> gradient.mul(2));
                                y.sum().backward();
                                return y;
                            }),
                    Map.entry(
                            "checkpoints",
                            x -> {
                                Tensor leaf = x.detach().requiresGrad();
                                return Gradient.of(
                                        Checkpoint.run(h -> h.tanh().square(), leaf, List.of())
                                                .sum(),
                                        leaf);
                            }),
                    Map.entry(
                            "casts",
                            x -> {
                                try (var cast = Autocast.to(DType.BFLOAT16)) {
                                    return x.matmul(x);
                                }
                            }),
                    Map.entry(
                            "optimizer steps",
                            x -> {
                                Tensor leaf = x.detach().requiresGrad();
                                leaf.square().sum().backward();
                                var moments =
                                        new Fused.Moments(
                                                List.of(x.mul(0)),
                                                List.of(x.mul(0)),
                                                List.of(),
                                                List.of(Tensor.scalar(0)));
                                try (var step = Fused.adam(List.of(leaf), moments)) {
                                    step.step(new Fused.Adam(1e-3, 0.9, 0.999, 0, 1e-8, false));
                                }
                                Foreach.mul_(List.of(x), 1);
                                return Foreach.norm(List.of(x));
                            }),
                    Map.entry(
                            "failures",
                            x -> {
                                try {
                                    return x.matmul(Tensor.zeros(3, 3));
                                } catch (TensorException e) {
                                    return x;
                                }
                            }));

    @ParameterizedTest
    @MethodSource("categories")
    void loopsStayFlat(String category) {
        UnaryOperator<Tensor> work = requireNonNull(WORK.get(category));
        int rounds =
                category.equals("failures")
                        ? 50
                        : 2_000; // libtorch takes 10 ms to describe a failure
        Tensor x = Random.of(1).uniform(8, 8);
        repeat(work, x, rounds);
        long handles = Handles.live();
        // The compiler and the collector allocate too, but not in every window; a leak does.
        long grown = Long.MAX_VALUE;
        for (int window = 0; window < 20 && grown >= rounds * 8L; window++) {
            long before = NativeHeap.bytes();
            repeat(work, x, rounds);
            grown = Math.min(grown, NativeHeap.bytes() - before);
        }
        assertThat(Handles.live()).isLessThanOrEqualTo(handles);
        assertThat(grown).as("bytes that %d rounds left behind", rounds).isLessThan(rounds * 8L);
    }

    private static void repeat(UnaryOperator<Tensor> work, Tensor x, int count) {
        for (int i = 0; i < count; i++) {
            try (var scope = Scope.open()) {
                var _ = work.apply(x);
            }
        }
    }

    @Test
    void twentyThousandTrainingStepsKeepTheSizeOfTheProcess() throws Exception {
        String[] sizes =
                ChildJvm.run(
                                MemoryProbe.class,
                                List.of(
                                        "-Xms64m",
                                        "-Xmx64m",
                                        "-XX:+UseSerialGC",
                                        "-XX:+AlwaysPreTouch"),
                                "training")
                        .split(" ");
        assertThat(Double.parseDouble(sizes[1])).isLessThan(1.05 * Double.parseDouble(sizes[0]));
    }

    @Test
    void unscopedTensorsDoNotFillTheMachine() throws Exception {
        String peak = ChildJvm.run(MemoryProbe.class, List.of(), "unscoped");
        assertThat(Long.parseLong(peak)).as("megabytes at the peak").isLessThan(2048);
    }

    @Test
    void collectingWhileManyThreadsComputeIsSafe() throws Exception {
        assertThat(ChildJvm.run(MemoryProbe.class, List.of("-Xmx64m", "-XX:+UseSerialGC"), "churn"))
                .isEqualTo("fine");
    }

    @Test
    void unscopedViewsAreNotCountedTwice() {
        Tensor big = Tensor.ones(1024, 1024);
        long before = Collected.bytes();
        Tensor view = big.reshape(-1);
        assertThat(Collected.bytes()).isEqualTo(before);
        assertThat(view.elements()).isEqualTo(1 << 20);
    }

    @Test
    void closingRacesWithUseWithoutACrash() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 300; round++) {
                Tensor x = Tensor.ones(64, 64);
                if (round % 2 == 0) {
                    x.unscoped();
                }
                List<Future<Boolean>> users =
                        List.of(
                                threads.submit(() -> useUntilClosed(x)),
                                threads.submit(() -> useUntilClosed(x)));
                if (round % 3 == 0) {
                    x.close();
                } else {
                    threads.submit(x::close).get();
                }
                for (Future<Boolean> user : users) {
                    assertThat(user.get()).isTrue();
                }
            }
        }
    }

    private static boolean useUntilClosed(Tensor x) {
        while (true) {
            try (Tensor y = x.add(1)) {
                if (y.elements() != 64 * 64) {
                    return false;
                }
            } catch (TensorException e) {
                return x.isClosed();
            }
        }
    }
}
