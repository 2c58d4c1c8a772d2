package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.DType;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.FiniteDifferences;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What [WeightNorm], [SpectralNorm] and [DropConnect] do to a layer; values are compared with PyTorch's in [NormalisationTest].
final class ParametrisedTest {
    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @Test
    void namesItsPartsAsPyTorchDoes() {
        assertThat(WeightNorm.on(Linear.of(3, 4)).state())
                .containsOnlyKeys(
                        "bias",
                        "parametrizations.weight.original0",
                        "parametrizations.weight.original1");
        assertThat(SpectralNorm.on(Linear.of(3, 4)).state())
                .containsOnlyKeys(
                        "bias",
                        "parametrizations.weight.original",
                        "parametrizations.weight.0._u",
                        "parametrizations.weight.0._v");
        assertThat(Sequential.of(WeightNorm.on(Linear.of(3, 4))).state())
                .containsOnlyKeys(
                        "0.bias",
                        "0.parametrizations.weight.original0",
                        "0.parametrizations.weight.original1");
    }

    @Test
    void startsWithTheLayersOwnOutput() {
        Linear linear = Linear.of(3, 4);
        Tensor x = Tensor.randn(5, 3);
        double[] before = linear.forward(x).toDoubleArray();
        assertThat(WeightNorm.on(linear).forward(x).toDoubleArray())
                .containsExactly(before, within(1e-5));
    }

    @Test
    void trainsTheLengthApartFromTheDirection() {
        Parametrised layer = WeightNorm.on(Linear.of(3, 4));
        Parameter length = layer.namedParameters().get("parametrizations.weight.original0");
        Tensor before = layer.weight().detach();
        length.set(length.value().detach().mul(2));
        assertThat(layer.weight().toDoubleArray())
                .containsExactly(before.mul(2).toDoubleArray(), within(1e-5));
    }

    @Test
    void learnsByGradientDescent() {
        for (Parametrised layer :
                List.of(WeightNorm.on(Linear.of(3, 1)), SpectralNorm.on(Linear.of(3, 1)))) {
            Tensor x = Tensor.randn(64, 3);
            Tensor y = x.narrow(1, 0, 1).mul(0.9);
            double first = layer.forward(x).sub(y).square().mean().item();
            for (int step = 0; step < 200; step++) {
                layer.zeroGrad();
                layer.forward(x).sub(y).square().mean().backward();
                for (Parameter parameter : layer.parameters()) {
                    parameter.set(
                            parameter
                                    .value()
                                    .detach()
                                    .sub(parameter.grad().orElseThrow().mul(0.1)));
                }
            }
            assertThat(layer.forward(x).sub(y).square().mean().item())
                    .as("%s", layer)
                    .isLessThan(first / 10);
        }
    }

    @Test
    void hasSecondDerivatives() {
        for (Parametrised layer :
                List.of(WeightNorm.on(Linear.of(2, 3)), SpectralNorm.on(Linear.of(2, 3)))) {
            layer.to(DType.FLOAT64);
            layer.eval();
            Tensor x = Tensor.randn(4, 2).to(DType.FLOAT64).requiresGrad();
            List<Tensor> leaves = new ArrayList<>(layer.values());
            leaves.add(x);
            FiniteDifferences.checkTwice(() -> layer.forward(x).pow(3).sum(), leaves);
        }
    }

    @Test
    void spectralNormMakesTheLargestSingularValueOne() {
        Parametrised layer = SpectralNorm.on(Linear.of(6, 5));
        for (int i = 0; i < 50; i++) {
            layer.forward(Tensor.zeros(1, 6));
        }
        assertThat(Decompositions.svd(layer.weight().detach()).s().max().item())
                .isCloseTo(1, within(1e-4));
    }

    @Test
    void spectralNormTakesNoStepInEvalMode() {
        Parametrised layer = SpectralNorm.on(Linear.of(6, 5));
        layer.eval();
        double[] before = layer.weight().toDoubleArray();
        layer.forward(Tensor.zeros(1, 6));
        assertThat(layer.weight().toDoubleArray()).isEqualTo(before);
    }

    @Test
    void runsTwiceBeforeTheBackwardPass() {
        Parametrised critic = SpectralNorm.on(Linear.of(3, 1));
        Tensor real = Tensor.randn(4, 3);
        Tensor fake = Tensor.randn(4, 3);
        critic.forward(real).mean().sub(critic.forward(fake).mean()).backward();
        assertThat(critic.parameters()).allSatisfy(p -> assertThat(p.grad()).isPresent());
    }

    @Test
    void savesAndLoads() {
        Parametrised one = SpectralNorm.on(Conv2d.of(2, 3, 3));
        Parametrised two = SpectralNorm.on(Conv2d.of(2, 3, 3));
        two.load(one.state());
        one.eval();
        two.eval();
        Tensor x = Tensor.randn(1, 2, 5, 5);
        assertThat(two.forward(x).toDoubleArray()).isEqualTo(one.forward(x).toDoubleArray());
    }

    @Test
    void becomesAPlainLayerAgain() {
        Parametrised layer = WeightNorm.on(Linear.of(3, 4));
        Parameter length = layer.namedParameters().get("parametrizations.weight.original0");
        length.set(length.value().detach().mul(2));
        Tensor x = Tensor.randn(5, 3);
        double[] expected = layer.forward(x).toDoubleArray();
        Layer plain = layer.plain();
        assertThat(plain.state()).containsOnlyKeys("weight", "bias");
        assertThat(plain.forward(x).toDoubleArray()).containsExactly(expected, within(1e-6));
    }

    @Test
    void dropConnectDropsWeightsInTrainingOnly() {
        Parametrised layer = DropConnect.on(Linear.of(100, 50), 0.25);
        double dropped = layer.weight().eq(0).toDouble().mean().item();
        assertThat(dropped).isCloseTo(0.25, within(5 * Math.sqrt(0.25 * 0.75 / 5000)));
        layer.eval();
        Tensor original = layer.namedParameters().get("parametrizations.weight.original").value();
        assertThat(layer.weight().toFloatArray()).isEqualTo(original.toFloatArray());
    }

    @Test
    void switchesTheModesInsideTheLayer() {
        Parametrised layer =
                Parametrised.of(
                        Sequential.of(Linear.of(4, 4), Dropout.of(0.5)),
                        "0.weight",
                        WeightNorm::of);
        layer.eval();
        Tensor x = Tensor.randn(3, 4);
        assertThat(layer.forward(x).toFloatArray()).isEqualTo(layer.forward(x).toFloatArray());
    }

    @Test
    void namesTheParametersThereAre() {
        assertThatThrownBy(() -> WeightNorm.on(Flatten.of()))
                .hasMessage(
                        "Parametrised: expected a layer with a parameter 'weight', got []; name one of them");
    }
}
