package io.tarn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WorkloadTest {
    static Stream<Workload> workloads() {
        return Workload.all().stream();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void runs(Workload workload) {
        Timing timing = Timing.of(workload.prepare(), 0);
        assertThat(timing.steps()).isEqualTo(5);
        assertThat(timing.medianMillis()).isPositive();
    }

    @Test
    void hasEveryWorkloadOfTheComparison() {
        assertThat(Workload.all().stream().map(Workload::name))
                .containsExactly(
                        "mlp-small",
                        "mlp-wide",
                        "cnn",
                        "resnet18",
                        "transformer",
                        "gpt",
                        "lstm",
                        "dcgan",
                        "vae",
                        "hessian-vector",
                        "infer-mlp-1",
                        "infer-resnet18-1",
                        "matmul-2048",
                        "tiny-op-x1000");
    }

    @Test
    void takesTheMedianOfAllSteps() {
        long[] calls = {0};
        Timing timing = Timing.of(() -> calls[0]++, 0.01);
        assertThat(calls[0]).isEqualTo(timing.steps() + 3);
        assertThat(timing.steps()).isGreaterThan(5);
    }
}
