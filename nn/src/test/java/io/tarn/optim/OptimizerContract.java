package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every optimizer must keep; the test of each inherits it.
abstract class OptimizerContract {
    /// A net of one matrix and one vector, with a quadratic loss.
    static final class Bowl implements Net {
        final Parameter matrix = Parameter.of(Random.of(1).normal(4, 3));
        final Parameter vector = Parameter.of(Random.of(2).normal(3));

        /// Σ(w - 1)² + Σ(b - 1)² + Σ w·b, a little different at each step.
        Tensor loss(int step) {
            Tensor w = matrix.value().sub(1);
            Tensor b = vector.value().sub(1);
            return w.square()
                    .sum()
                    .add(b.square().sum())
                    .add(w.mul(b).sum().mul(0.1 * Math.cos(step)));
        }

        void steps(Optimizer optimizer, int from, int to) {
            for (int step = from; step < to; step++) {
                int now = step;
                optimizer.step(() -> loss(now));
            }
        }
    }

    /// One that makes clear progress in 300 steps on numbers around 1.
    abstract Optimizer optimizer(List<Parameter> parameters);

    private final Bowl bowl = new Bowl();

    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @Test
    void descendsOnAQuadratic() {
        double before = bowl.loss(0).item();
        bowl.steps(optimizer(bowl.parameters()), 0, 300);
        assertThat(bowl.loss(0).item()).isLessThan(before / 10);
    }

    @Test
    void resumesBitForBitThroughAFile(@TempDir Path folder) {
        Optimizer first = optimizer(bowl.parameters());
        bowl.steps(first, 0, 5);
        Safetensors.write(folder.resolve("optimizer"), first.state());
        Bowl twin = new Bowl();
        twin.load(bowl.state());
        bowl.steps(first, 5, 11);

        Optimizer second = optimizer(twin.parameters());
        second.load(Safetensors.read(folder.resolve("optimizer")));
        twin.steps(second, 5, 11);
        assertThat(twin.matrix.value().toDoubleArray())
                .isEqualTo(bowl.matrix.value().toDoubleArray());
        assertThat(twin.vector.value().toDoubleArray())
                .isEqualTo(bowl.vector.value().toDoubleArray());
        assertThat(values(second.state())).isEqualTo(values(first.state()));
    }

    private static Map<String, List<Double>> values(Map<String, Tensor> state) {
        var values = new LinkedHashMap<String, List<Double>>();
        state.forEach((name, tensor) ->
                values.put(name, DoubleStream.of(tensor.toDoubleArray()).boxed().toList()));
        return values;
    }

    @Test
    void leavesFrozenParametersAlone() {
        Optimizer optimizer = optimizer(bowl.parameters());
        bowl.steps(optimizer, 0, 2);
        double[] before = bowl.vector.value().toDoubleArray();
        double[] other = bowl.matrix.value().toDoubleArray();
        bowl.vector.freeze();
        bowl.steps(optimizer, 2, 8);
        assertThat(bowl.vector.value().toDoubleArray()).isEqualTo(before);
        assertThat(bowl.matrix.value().toDoubleArray()).isNotEqualTo(other);
    }

    @Test
    void leavesParametersWithoutGradientAlone() {
        Optimizer optimizer = optimizer(bowl.parameters());
        double[] before = bowl.vector.value().toDoubleArray();
        double[] other = bowl.matrix.value().toDoubleArray();
        for (int step = 0; step < 6; step++) {
            optimizer.step(() -> bowl.matrix.value().square().sum());
        }
        assertThat(bowl.vector.value().toDoubleArray()).isEqualTo(before);
        assertThat(bowl.matrix.value().toDoubleArray()).isNotEqualTo(other);
    }

    @Test
    void standsStillAtRateZero() {
        Optimizer optimizer = optimizer(bowl.parameters());
        double[] before = bowl.matrix.value().toDoubleArray();
        optimizer.groups().forEach(group -> group.learningRate(0));
        bowl.steps(optimizer, 0, 3);
        assertThat(bowl.matrix.value().toDoubleArray()).isEqualTo(before);
    }

    @Test
    void followsItsParametersToAnotherType() {
        Optimizer optimizer = optimizer(bowl.parameters());
        bowl.steps(optimizer, 0, 3);
        bowl.to(DType.FLOAT64);
        double before = bowl.loss(0).item();
        bowl.steps(optimizer, 3, 50);
        assertThat(bowl.loss(0).item()).isLessThan(before);
        assertThat(bowl.matrix.value().dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void leavesNoTensorBehind() {
        Optimizer optimizer = optimizer(bowl.parameters());
        bowl.steps(optimizer, 0, 1);
        bowl.loss(1).backward();
        try (var outer = Scope.open()) {
            for (int pass = 0; pass < optimizer.passes(); pass++) {
                optimizer.step();
            }
            assertThat(outer.size()).isZero();
        }
    }

    @Test
    void rejectsAStateThatDoesNotFit() {
        Optimizer optimizer = optimizer(bowl.parameters());
        bowl.steps(optimizer, 0, 2);
        Map<String, Tensor> state = optimizer.state();
        String name =
                state.keySet().stream()
                        .filter(key -> key.endsWith(".step"))
                        .findFirst()
                        .orElseThrow();
        var missing = new LinkedHashMap<>(state);
        missing.remove(name);
        var unexpected = new LinkedHashMap<>(state);
        unexpected.put("foreign", Tensor.scalar(1));
        var misshaped = new LinkedHashMap<>(state);
        misshaped.put(name, Tensor.zeros(2, 7));
        rejects(optimizer, missing, "missing ");
        rejects(optimizer, unexpected, "unexpected ");
        rejects(optimizer, misshaped, "misshaped ");
    }

    private static void rejects(Optimizer optimizer, Map<String, Tensor> state, String fault) {
        assertThatThrownBy(() -> optimizer.load(state))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining(".load: expected ")
                .hasMessageContaining(fault)
                .hasMessageNotContaining("\n");
    }
}
