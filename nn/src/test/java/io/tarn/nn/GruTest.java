package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GruTest extends NetContract {
    private static final Tensor LENGTHS = Tensor.of(new long[] {2, 5, 3});

    @Override
    protected Layer layer() {
        return Gru.of(3, 4, c -> c.layers(2).bidirectional());
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 5, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 5, 8);
    }

    private static Tensor everything(Gru.Output run) {
        return Tensor.cat(List.of(run.output().reshape(-1), run.hidden().reshape(-1)), 0);
    }

    @Test
    void agreesWithPyTorch() {
        Gru one = Gru.of(4, 6);
        Golden.load("sequences/gru").check(one, inputs -> everything(one.run(inputs.getFirst())));
        Gru plain = Gru.of(4, 6, c -> c.noBias());
        Golden.load("sequences/gru-no-bias")
                .check(
                        plain,
                        inputs ->
                                everything(
                                        plain.run(
                                                inputs.getFirst(), new Gru.State(inputs.get(1)))));
        Gru deep = Gru.of(4, 6, c -> c.layers(2).bidirectional());
        Golden.load("sequences/gru-deep")
                .check(
                        deep,
                        inputs ->
                                everything(
                                        deep.run(inputs.getFirst(), new Gru.State(inputs.get(1)))));
    }

    @Test
    void agreesWithPyTorchOnPackedSequences() {
        Gru deep = Gru.of(4, 6, c -> c.layers(2).bidirectional());
        Golden.load("sequences/gru-packed")
                .check(
                        deep,
                        inputs ->
                                everything(
                                        deep.run(
                                                inputs.getFirst(),
                                                LENGTHS,
                                                new Gru.State(inputs.get(1)))));
    }

    @Test
    void readsAStreamInPieces() {
        Gru net = Gru.of(3, 4, c -> c.layers(2));
        Tensor x = Tensor.randn(2, 6, 3);
        Gru.Output start = net.run(x.narrow(1, 0, 4));
        Gru.Output rest = net.run(x.narrow(1, 4, 2), start.state().detach());
        assertThat(rest.output().allClose(net.forward(x).narrow(1, 4, 2), 1e-5, 1e-6)).isTrue();
    }

    @Test
    void rejectsInputOfWrongWidth() {
        assertThatThrownBy(() -> layer().forward(Tensor.zeros(2, 5, 4)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Gru(3→4, 2 layers, bidirectional): expected input [batch, time, 3], "
                                + "got [2, 5, 4]; check the width of the layer before");
    }
}
