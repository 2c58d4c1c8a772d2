package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LstmTest extends NetContract {
    private static final Tensor LENGTHS = Tensor.of(new long[] {2, 5, 3});

    @Override
    protected Layer layer() {
        return Lstm.of(3, 4, c -> c.layers(2).bidirectional());
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 5, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 5, 8);
    }

    private static Tensor everything(Lstm.Output run) {
        return Tensor.cat(
                List.of(run.output().reshape(-1), run.hidden().reshape(-1), run.cell().reshape(-1)),
                0);
    }

    private static Lstm.State state(List<Tensor> inputs) {
        return new Lstm.State(inputs.get(1), inputs.get(2));
    }

    @Test
    void agreesWithPyTorch() {
        Lstm lstm = Lstm.of(4, 6);
        Golden.load("sequences/lstm")
                .check(lstm, inputs -> everything(lstm.run(inputs.getFirst())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep", "no-bias", "projection"})
    void agreesWithPyTorchFromAState(String name) {
        UnaryOperator<Lstm.Config> choose =
                switch (name) {
                    case "deep" -> c -> c.layers(2).bidirectional();
                    case "no-bias" -> Lstm.Config::noBias;
                    default -> c -> c.layers(2).bidirectional().projection(3);
                };
        Lstm lstm = Lstm.of(4, 6, choose);
        Golden.load("sequences/lstm-" + name)
                .check(lstm, inputs -> everything(lstm.run(inputs.getFirst(), state(inputs))));
    }

    @Test
    void agreesWithPyTorchOnPackedSequences() {
        Lstm lstm = Lstm.of(4, 6, c -> c.layers(2).bidirectional());
        Golden.load("sequences/lstm-packed")
                .check(
                        lstm,
                        inputs -> everything(lstm.run(inputs.getFirst(), LENGTHS, state(inputs))));
        Lstm projected = Lstm.of(4, 6, c -> c.bidirectional().projection(3));
        Golden.load("sequences/lstm-projection-packed")
                .check(
                        projected,
                        inputs ->
                                everything(
                                        projected.run(inputs.getFirst(), LENGTHS, state(inputs))));
    }

    @Test
    void ignoresWhatLiesBeyondTheLengths() {
        Lstm lstm = Lstm.of(3, 4, c -> c.bidirectional());
        Tensor x = Tensor.randn(3, 5, 3);
        Tensor other = x.copy();
        other.narrow(0, 0, 1).narrow(1, 2, 3).fill_(100);
        assertThat(lstm.forward(other, LENGTHS).toFloatArray())
                .isEqualTo(lstm.forward(x, LENGTHS).toFloatArray());
        assertThat(lstm.forward(x, LENGTHS).narrow(0, 0, 1).narrow(1, 2, 3).toFloatArray())
                .containsOnly(0);
    }

    @Test
    void readsAStreamInPieces() {
        Lstm lstm = Lstm.of(3, 4, c -> c.layers(2));
        Tensor x = Tensor.randn(2, 6, 3);
        Lstm.Output start = lstm.run(x.narrow(1, 0, 4));
        Lstm.Output rest = lstm.run(x.narrow(1, 4, 2), start.state().detach());
        assertThat(rest.output().allClose(lstm.forward(x).narrow(1, 4, 2), 1e-5, 1e-6)).isTrue();
    }

    @Test
    void dropsBetweenLayersInTrainingOnly() {
        Lstm lstm = Lstm.of(3, 4, c -> c.layers(2).dropout(0.5));
        Tensor x = input();
        assertThat(lstm.forward(x).sameAs(lstm.forward(x))).isFalse();
        lstm.eval();
        assertThat(lstm.forward(x).sameAs(lstm.forward(x))).isTrue();
    }

    @Test
    void hasGradientsInEvalModeToo() {
        Lstm lstm = Lstm.of(3, 4);
        lstm.eval();
        Tensor x = input();
        Tensor gradient = Gradient.of(lstm.forward(x).sum(), lstm.parameters().getFirst().value());
        lstm.train();
        Tensor same = Gradient.of(lstm.forward(x).sum(), lstm.parameters().getFirst().value());
        assertThat(gradient.allClose(same, 1e-5, 1e-6)).isTrue();
    }

    @Test
    void namesItsWeightsAsPyTorch() {
        assertThat(Lstm.of(3, 4, c -> c.bidirectional()).namedParameters().keySet())
                .containsExactly(
                        "weight_ih_l0",
                        "weight_hh_l0",
                        "bias_ih_l0",
                        "bias_hh_l0",
                        "weight_ih_l0_reverse",
                        "weight_hh_l0_reverse",
                        "bias_ih_l0_reverse",
                        "bias_hh_l0_reverse");
    }

    @Test
    void rejectsWhatDoesNotFit() {
        Lstm lstm = Lstm.of(39, 256, c -> c.layers(2).bidirectional());
        assertThatThrownBy(() -> lstm.forward(Tensor.zeros(100, 39)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Lstm(39→256, 2 layers, bidirectional): expected input [batch, time, 39], "
                                + "got [100, 39]; add the batch, x.unsqueeze(0)");
        Tensor x = Tensor.zeros(2, 5, 39);
        assertThatThrownBy(() ->
                        lstm.run(
                                x,
                                new Lstm.State(Tensor.zeros(2, 2, 256), Tensor.zeros(4, 2, 256))))
                .hasMessageContaining("expected state [4, 2, 256], got [2, 2, 256]");
        assertThatThrownBy(() -> lstm.forward(x, Tensor.of(new long[] {5, 6})))
                .hasMessageContaining("expected lengths from 1 to 5, got 6");
        assertThatThrownBy(() -> lstm.forward(x, Tensor.of(new long[] {5})))
                .hasMessageContaining("expected lengths [2], got [1]");
        assertThatThrownBy(() -> Lstm.of(3, 4, c -> c.projection(5)))
                .isInstanceOf(TensorException.class);
    }
}
