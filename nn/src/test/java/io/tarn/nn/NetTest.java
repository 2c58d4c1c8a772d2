package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.loss.BinaryCrossEntropy;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.MeanSquaredError;
import io.tarn.tensor.Autocast;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NetTest {
    private final Sequential net =
            Sequential.of(
                    Linear.of(4, 3),
                    BatchNorm1d.of(3),
                    Tensor::relu,
                    Dropout.of(0.5),
                    Linear.of(3, 2));

    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @Test
    void namesParametersBuffersAndNetsAsPyTorch() {
        assertThat(net.namedParameters().keySet())
                .containsExactly("0.weight", "0.bias", "1.weight", "1.bias", "4.weight", "4.bias");
        assertThat(net.namedBuffers().keySet())
                .containsExactly("1.running_mean", "1.running_var", "1.num_batches_tracked");
        assertThat(net.namedNets().keySet()).containsExactly("0", "1", "2", "3", "4");
        assertThat(net.parameterCount()).isEqualTo(4 * 3 + 3 + 3 + 3 + 3 * 2 + 2);
    }

    @Test
    void switchesEveryModeInside() {
        Tensor x = Tensor.randn(8, 4);
        assertThat(net.forward(x).sameAs(net.forward(x))).isFalse();
        net.eval();
        assertThat(net.forward(x).sameAs(net.forward(x))).isTrue();
        net.train();
        assertThat(net.forward(x).sameAs(net.forward(x))).isFalse();
    }

    @Test
    void freezesAndUnfreezes() {
        net.freeze();
        assertThat(net.forward(Tensor.randn(2, 4)).isTracked()).isFalse();
        net.unfreeze();
        net.forward(Tensor.randn(2, 4)).sum().backward();
        assertThat(net.parameters()).allMatch(parameter -> parameter.grad().isPresent());
        net.zeroGrad();
        assertThat(net.parameters()).noneMatch(parameter -> parameter.grad().isPresent());
    }

    @Test
    void convertsParametersAndFloatingPointBuffers() {
        net.to(DType.FLOAT64);
        assertThat(net.forward(Tensor.randn(3, 4).toDouble()).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(net.namedBuffers().get("1.num_batches_tracked").value().dtype())
                .isEqualTo(DType.INT64);
        assertThat(net.parameters()).allMatch(Parameter::isTrainable);
    }

    @Test
    void sharesItsMemoryWithItsState() {
        Map<String, Tensor> state = net.state();
        assertThat(state).containsKeys("0.weight", "1.running_mean");
        net.parameters().getFirst().set(Tensor.full(Shape.of(3, 4), 5, DType.FLOAT32));
        assertThat(state.get("0.weight").toFloatArray()).containsOnly(5);
    }

    private static final class Tied implements Net {
        final Linear encoder = Linear.of(2, 2, c -> c.noBias());
        final Linear decoder = encoder;
    }

    @Test
    void loadsBothNamesOfATiedParameterAsPyTorchSavesThem() {
        Tied net = new Tied();
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("encoder.weight", Tensor.ones(2, 2));
        state.put("decoder.weight", Tensor.ones(2, 2));
        net.load(state);
        assertThat(net.encoder.weight().value().toFloatArray()).containsOnly(1);
        state.remove("encoder.weight");
        state.put("decoder.weight", Tensor.zeros(2, 2));
        net.load(state);
        assertThat(net.encoder.weight().value().toFloatArray()).containsOnly(0);
    }

    @Test
    void learnsAlsoWhenBuiltInsideInference() {
        Sequential net;
        try (var inference = Gradient.inference()) {
            net = Sequential.of(Linear.of(2, 3), BatchNorm1d.of(3));
            net.to(DType.FLOAT64);
        }
        net.forward(Tensor.randn(4, 2).toDouble()).square().sum().backward();
        assertThat(net.parameters())
                .allMatch(parameter -> parameter.isTrainable() && parameter.grad().isPresent());
        assertThat(net.namedBuffers().get("1.num_batches_tracked").value().itemLong()).isEqualTo(1);
    }

    @Test
    void valuesAreThoseOfItsParameters() {
        Linear net = Linear.of(2, 3);
        assertThat(net.values())
                .containsExactly(net.weight().value(), net.bias().orElseThrow().value());
    }

    @Test
    void closingItsStateLeavesItsBuffersOpen() {
        BatchNorm1d net = BatchNorm1d.of(3);
        net.state().values().forEach(Tensor::close);
        assertThat(net.namedBuffers().get("running_mean").value().toFloatArray())
                .containsExactly(0, 0, 0);
    }

    @Test
    void trainsInsideAnAutocastBlock() {
        Sequential net =
                Sequential.of(
                        Conv2d.of(1, 4, 3),
                        BatchNorm2d.of(4),
                        Tensor::relu,
                        GlobalAvgPool.of(),
                        Flatten.of(),
                        Linear.of(4, 3));
        Tensor x = Tensor.randn(8, 1, 6, 6);
        Tensor loss;
        Tensor y;
        try (var cast = Autocast.to(DType.BFLOAT16)) {
            y = net.forward(x);
            loss =
                    MeanSquaredError.of()
                            .forward(y, Tensor.zeros(8, 3))
                            .add(
                                    CrossEntropy.of()
                                            .weights(Tensor.ones(3))
                                            .forward(y, Tensor.of(0, 1, 2, 0, 1, 2, 0, 1)))
                            .add(
                                    BinaryCrossEntropy.of()
                                            .positiveWeights(Tensor.ones(3))
                                            .forward(y, Tensor.ones(8, 3)));
            Lstm lstm = Lstm.of(4, 4);
            assertThat(
                            lstm.forward(lstm.forward(Tensor.randn(2, 3, 4)))
                                    .isFinite()
                                    .all()
                                    .toBool()
                                    .itemLong())
                    .isEqualTo(1);
        }
        assertThat(y.dtype()).isEqualTo(DType.BFLOAT16);
        loss.backward();
        assertThat(net.parameters()).allMatch(parameter -> parameter.grad().isPresent());
        assertThat(MeanSquaredError.of().forward(y, Tensor.zeros(8, 3)).item())
                .isFinite(); // after the block, too
    }
}
