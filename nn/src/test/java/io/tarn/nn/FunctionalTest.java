package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FunctionalTest {
    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @Test
    void usesOtherTensorsAndPutsTheParametersBack() {
        Linear net = Linear.of(3, 2);
        Tensor x = Tensor.randn(4, 3);
        Tensor before = net.forward(x);
        Tensor zeros =
                Functional.call(
                        net, Map.of("weight", Tensor.zeros(2, 3), "bias", Tensor.zeros(2)), x);
        assertThat(zeros.toFloatArray()).containsOnly(0);
        assertThat(net.forward(x).sameAs(before)).isTrue();
    }

    @Test
    void putsTheParametersBackAfterAFailure() {
        Linear net = Linear.of(3, 2);
        Tensor weight = net.weight().value();
        assertThatThrownBy(() ->
                        Functional.call(
                                net, Map.of("weight", Tensor.zeros(2, 3)), Tensor.zeros(4, 5)))
                .isInstanceOf(TensorException.class);
        assertThat(net.weight().value()).isSameAs(weight);
    }

    @Test
    void differentiatesThroughAStepOfGradientDescent() {
        // L(w) = (w·x - y)², w' = w - η·L'(w), M(w) = (w'·u - v)²;
        // M'(w) = 2(w'·u - v)·u·(1 - η·2x²)
        Linear net = Linear.of(1, 1, c -> c.noBias());
        net.to(DType.FLOAT64);
        Tensor w = net.weight().value();
        double x = 1.5;
        double y = 0.3;
        double u = -0.7;
        double v = 0.9;
        double rate = 0.1;
        Tensor inner = net.forward(number(x)).sub(y).square().sum();
        Tensor adapted = w.sub(Gradient.differentiable(inner, w).mul(rate));
        Tensor outer =
                Functional.call(net, Map.of("weight", adapted), number(u)).sub(v).square().sum();
        double start = w.item();
        double moved = start - rate * 2 * (start * x - y) * x;
        double expected = 2 * (moved * u - v) * u * (1 - rate * 2 * x * x);
        assertThat(Gradient.of(outer, w).item()).isCloseTo(expected, within(1e-12));
    }

    private static Tensor number(double value) {
        return Tensor.of(new double[] {value}, 1, 1);
    }

    @Test
    void givesTheFullHessianOfATinyNet() {
        Layer net = Sequential.of(Linear.of(2, 3), Tensor::tanh, Linear.of(3, 1));
        net.to(DType.FLOAT64);
        Tensor x = Tensor.randn(5, 2).toDouble();
        UnaryOperator<Tensor> loss =
                vector -> Functional.call(net, Parameters.named(vector, net), x).square().mean();
        Tensor at = Parameters.toVector(net.parameters()).detach();
        Tensor hessian = Gradient.hessian(loss, at);
        int size = (int) at.elements();
        assertThat(hessian.shape().toArray()).containsExactly(size, size);
        double[][] byDifferences = new double[size][];
        double h = 1e-5;
        for (int i = 0; i < size; i++) {
            double[] up = gradientAt(loss, moved(at, i, h));
            double[] down = gradientAt(loss, moved(at, i, -h));
            for (int j = 0; j < size; j++) {
                up[j] = (up[j] - down[j]) / (2 * h);
            }
            byDifferences[i] = up;
        }
        double[] exact = hessian.toDoubleArray();
        for (int i = 0; i < size * size; i++) {
            assertThat(exact[i]).isCloseTo(byDifferences[i / size][i % size], within(1e-8));
        }
    }

    private static Tensor moved(Tensor at, int index, double distance) {
        double[] values = at.toDoubleArray();
        values[index] += distance;
        return Tensor.of(values);
    }

    private static double[] gradientAt(UnaryOperator<Tensor> loss, Tensor at) {
        Tensor leaf = at.requiresGrad();
        return Gradient.of(loss.apply(leaf), leaf).toDoubleArray();
    }

    @Test
    void acceptsTheOtherNamesOfTiedParameters() {
        record Tied(Linear one, Linear two) implements Layer {
            @Override
            public Tensor forward(Tensor x) {
                return two.forward(one.forward(x));
            }
        }
        Linear shared = Linear.of(2, 2, c -> c.noBias());
        Tied net = new Tied(shared, shared);
        Map<String, Tensor> zero = Map.of("two.weight", Tensor.zeros(2, 2));
        assertThatThrownBy(() ->
                        Functional.call(net, Map.of("three", Tensor.zeros(1)), Tensor.ones(1, 2)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Functional.call: expected names of parameters of Tied, got three; "
                                + "the names are [one.weight]");
        assertThat(Functional.call(net, zero, Tensor.ones(1, 2)).toFloatArray()).containsOnly(0);
    }

    @Test
    void rejectsTensorsOfAnotherShape() {
        assertThatThrownBy(() ->
                        Functional.call(
                                Linear.of(3, 2),
                                Map.of("weight", Tensor.zeros(3, 2)),
                                Tensor.ones(1, 3)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Functional.call: expected weight of shape [2, 3], got [3, 2]; reshape it");
    }

    @Test
    void turnsParametersIntoAVectorAndBack() {
        Linear net = Linear.of(3, 2);
        Tensor vector = Parameters.toVector(net.parameters()).detach();
        assertThat(vector.elements()).isEqualTo(8);
        Parameters.fromVector(vector.mul(2), net.parameters());
        assertThat(Parameters.toVector(net.parameters()).allClose(vector.mul(2))).isTrue();
        assertThatThrownBy(() -> Parameters.fromVector(Tensor.zeros(7), net.parameters()))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Parameters: expected a vector [8], got [7]; make it with Parameters.toVector");
    }

    @Test
    void freezesByPatternAndPartitions() {
        Sequential net = Sequential.of(Linear.of(3, 2), Linear.of(2, 1));
        Parameters.freeze(net, "0.*");
        assertThat(
                        net.namedParameters().entrySet().stream()
                                .filter(e -> e.getValue().isTrainable())
                                .map(Map.Entry::getKey))
                .containsExactly("1.weight", "1.bias");
        Parameters.unfreeze(net, "*.bias");
        assertThat(net.namedParameters().get("0.bias").isTrainable()).isTrue();
        Parameters.Partition byRank =
                Parameters.partition(net, (_, parameter) -> parameter.value().rank() > 1);
        assertThat(byRank.chosen()).hasSize(2);
        assertThat(byRank.others()).hasSize(2);
        assertThatThrownBy(() -> Parameters.freeze(net, "encoder.*"))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining(
                        "got 'encoder.*'; the names are [0.weight, 0.bias, 1.weight, 1.bias]");
        assertThat(List.copyOf(Parameters.matching(net, "1.weight").keySet()))
                .containsExactly("1.weight");
    }
}
