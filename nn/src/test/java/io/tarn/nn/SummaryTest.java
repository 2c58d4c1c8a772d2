package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SummaryTest {
    private static Layer digits() {
        return Sequential.of(
                Conv2d.of(1, 8, 3),
                BatchNorm2d.of(8),
                Tensor::relu,
                MaxPool2d.of(2),
                Flatten.of(),
                Dropout.of(0.5),
                Linear.of(8 * 13 * 13, 10));
    }

    @Test
    void printsATableOfTheLayers() {
        Layer net = digits();
        net.namedParameters().get("0.bias").freeze();
        assertThat(net.summary(1, 28, 28))
                .hasToString(
                        """
                        layer  type         output          parameters    MACs
                        ──────────────────────────────────────────────────────
                        (net)  Sequential   [1, 10]
                        0      Conv2d       [1, 8, 26, 26]          80  48,672
                        1      BatchNorm2d  [1, 8, 26, 26]          16
                        2      function     [1, 8, 26, 26]
                        3      MaxPool2d    [1, 8, 13, 13]
                        4      Flatten      [1, 1352]
                        5      Dropout      [1, 1352]
                        6      Linear       [1, 10]             13,530  13,520
                        ──────────────────────────────────────────────────────
                        Sequential: 13,626 parameters (13,618 trainable, 8 frozen), 62,192 MACs for one example
                        memory: 54.5 kB of parameters, 81.2 kB of outputs, about 271.4 kB to train on one example\
                        """);
    }

    @Test
    void countsConvolutionsOfEveryKind() {
        assertThat(Summary.of(Conv2d.of(8, 16, 3, c -> c.groups(4).padding(1)), 8, 10, 10).macs())
                .isEqualTo(16 * 10 * 10 * (8 / 4) * 3 * 3);
        assertThat(Summary.of(Conv1d.of(4, 6, 5, c -> c.stride(2)), 4, 21).macs())
                .isEqualTo(6 * 9 * 4 * 5);
        assertThat(
                        Summary.of(
                                        ConvTranspose2d.of(8, 4, 4, c -> c.stride(2).padding(1)),
                                        8,
                                        5,
                                        5)
                                .macs())
                .isEqualTo(8 * 5 * 5 * 4 * 4 * 4);
    }

    @Test
    void countsRecurrentStacks() {
        // 2 layers, 2 directions, 4 gates: W is 4h x in (then 4h x 2h), U is 4h x h
        long macs = 7 * 2 * (4 * 5 * (3 + 5) + 4 * 5 * (10 + 5));
        assertThat(Summary.of(Lstm.of(3, 5, c -> c.layers(2).bidirectional()), 7, 3).macs())
                .isEqualTo(macs);
        assertThat(Summary.of(Gru.of(3, 5), 7, 3).macs()).isEqualTo(7 * 3 * 5 * (3 + 5));
        assertThat(Summary.of(Rnn.of(3, 5), 7, 3).macs()).isEqualTo(7 * 5 * (3 + 5));
    }

    @Test
    void countsAttention() {
        // four projections, scores and their product with the values
        long macs = 4 * 10 * 16 * 16 + 2 * 10 * 10 * 16;
        assertThat(Summary.of(MultiHeadAttention.of(16, 4), 10, 16).macs()).isEqualTo(macs);
        TransformerEncoderLayer layer = TransformerEncoderLayer.of(16, 4, c -> c.feedForward(32));
        assertThat(Summary.of(layer, 10, 16).macs()).isEqualTo(macs + 2 * 10 * 16 * 32);
    }

    @Test
    void countsCrossAttentionOverOtherWidths() {
        MultiHeadAttention cross = MultiHeadAttention.of(8, 2, c -> c.keysAndValues(5, 3));
        Summary summary =
                Summary.of(
                        cross,
                        () ->
                                cross.forward(
                                        Tensor.zeros(1, 4, 8),
                                        Tensor.zeros(1, 6, 5),
                                        Tensor.zeros(1, 6, 3),
                                        Mask.none()));
        assertThat(summary.macs()).isEqualTo(2 * 4 * 8 * 8 + 6 * 5 * 8 + 6 * 3 * 8 + 2 * 4 * 6 * 8);
    }

    @Test
    void runsOnWords() {
        Layer net = Sequential.of(Embedding.of(50, 4), Flatten.of(), Linear.of(12, 2));
        Summary summary = Summary.of(net, DType.INT64, 3);
        assertThat(summary.parameters()).isEqualTo(50 * 4 + 12 * 2 + 2);
        assertThat(summary.macs()).isEqualTo(24);
        assertThat(summary.rows().get(1).output()).contains(Shape.of(1, 3, 4));
    }

    @Test
    void countsWhatRunsTwiceTwiceAndWhatIsTiedOnce() {
        Linear shared = Linear.of(4, 4, c -> c.noBias());
        Summary summary = Summary.of(Sequential.of(shared, shared), 4);
        assertThat(summary.parameters()).isEqualTo(16);
        assertThat(summary.macs()).isEqualTo(32);
    }

    @Test
    void leavesModesBuffersAndRandomNumbersAlone() {
        Layer net = digits();
        net.forward(Tensor.randn(4, 1, 28, 28));
        ((Sequential) net).get(5).eval();
        Map<String, float[]> before = state(net);
        Tensor random = Random.global().state();
        net.summary(1, 28, 28);
        assertThat(Random.global().state().sameAs(random)).isTrue();
        assertThat(state(net)).usingRecursiveComparison().isEqualTo(before);
        assertThat(Fields.modes(net)).extracting(Mode::isTraining).containsExactly(true, false);
    }

    private static Map<String, float[]> state(Net net) {
        return net.state().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().toFloatArray()));
    }

    @Test
    void addsUpToTheParametersOfTheNet() {
        Layer net = TransformerEncoder.of(2, 8, 2, c -> c.feedForward(12).normFirst());
        assertThat(Summary.of(net, 5, 8).parameters()).isEqualTo(net.parameterCount());
    }

    @Test
    void showsTheOutputOfANetThatTellsNoHooksAndOfFunctions() {
        record Silent(Sequential body) implements Layer {
            @Override
            public Tensor forward(Tensor x) {
                return body.forward(x).sumKeep(1);
            }
        }
        Summary summary = Summary.of(new Silent(Sequential.of(Linear.of(4, 3), Tensor::relu)), 4);
        assertThat(summary.rows())
                .extracting(Summary.Row::path)
                .containsExactly("", "body", "body.0", "body.1");
        assertThat(summary.rows())
                .extracting(row -> row.output().orElseThrow())
                .containsExactly(Shape.of(1, 1), Shape.of(1, 3), Shape.of(1, 3), Shape.of(1, 3));
        assertThat(summary.rows().getLast().type()).isEqualTo("function");
    }
}
