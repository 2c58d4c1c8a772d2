package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Golden;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class PlateauTest {
    private final Golden golden = Golden.load("optim/plateau");
    private final Sgd sgd =
            Sgd.of(List.of(Parameter.of(Tensor.zeros(1))), c -> c.learningRate(0.1));

    @Test
    void agreesWithPyTorchOnAFallingMetric() {
        follows(
                Plateau.minimizing(sgd, c -> c.factor(0.5).patience(2)),
                "falling",
                metric -> metric);
    }

    @Test
    void agreesWithPyTorchWithCooldown() {
        Plateau plateau =
                Plateau.minimizing(
                        sgd,
                        c -> c.factor(0.2).patience(1).cooldown(2).minimum(1e-3).threshold(0.01));
        follows(plateau, "cooling", metric -> metric);
    }

    @Test
    void agreesWithPyTorchOnARisingMetric() {
        follows(
                Plateau.maximizing(sgd, c -> c.factor(0.5).patience(2)),
                "rising",
                metric -> 2 - metric);
    }

    private void follows(Plateau plateau, String name, DoubleUnaryOperator metric) {
        double[] expected = golden.tensor(name).toDoubleArray();
        double[] seen =
                DoubleStream.of(golden.tensor("metrics").toDoubleArray())
                        .map(metric)
                        .map(value -> {
                            plateau.observe(value);
                            return sgd.groups().getFirst().learningRate();
                        })
                        .toArray();
        assertThat(seen).containsExactly(expected, within(1e-12));
        assertThat(seen[seen.length - 1]).as("it must have acted").isLessThan(0.1);
    }

    @Test
    void resumesAndTakesNaNForNoImprovement() {
        Plateau plateau = Plateau.minimizing(sgd, c -> c.patience(1));
        plateau.observe(1);
        plateau.observe(Double.NaN);
        Plateau twin = Plateau.minimizing(sgd, c -> c.patience(1));
        twin.load(plateau.state());
        twin.observe(Double.NaN);
        assertThat(sgd.groups().getFirst().learningRate()).isCloseTo(0.01, within(1e-12));
    }
}
