package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RnnTest extends NetContract {
    private static final Tensor LENGTHS = Tensor.of(new long[] {2, 5, 3});

    @Override
    protected Layer layer() {
        return Rnn.of(3, 4, c -> c.layers(2).bidirectional());
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 5, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 5, 8);
    }

    private static Tensor everything(Rnn.Output run) {
        return Tensor.cat(List.of(run.output().reshape(-1), run.hidden().reshape(-1)), 0);
    }

    @Test
    void agreesWithPyTorchWithTanh() {
        Rnn one = Rnn.of(4, 6);
        Golden.load("sequences/rnn").check(one, inputs -> everything(one.run(inputs.getFirst())));
        Rnn plain = Rnn.of(4, 6, c -> c.noBias());
        Golden.load("sequences/rnn-no-bias")
                .check(
                        plain,
                        inputs ->
                                everything(
                                        plain.run(
                                                inputs.getFirst(), new Rnn.State(inputs.get(1)))));
        Rnn deep = Rnn.of(4, 6, c -> c.layers(2).bidirectional());
        Golden.load("sequences/rnn-deep")
                .check(
                        deep,
                        inputs ->
                                everything(
                                        deep.run(inputs.getFirst(), new Rnn.State(inputs.get(1)))));
    }

    @Test
    void agreesWithPyTorchWithTanhOnPackedSequences() {
        Rnn deep = Rnn.of(4, 6, c -> c.layers(2).bidirectional());
        Golden.load("sequences/rnn-packed")
                .check(
                        deep,
                        inputs ->
                                everything(
                                        deep.run(
                                                inputs.getFirst(),
                                                LENGTHS,
                                                new Rnn.State(inputs.get(1)))));
    }

    @Test
    void agreesWithPyTorchWithReLU() {
        Rnn one = Rnn.of(4, 6, c -> c.relu());
        Golden.load("sequences/rnn-relu")
                .check(one, inputs -> everything(one.run(inputs.getFirst())));
        Rnn plain = Rnn.of(4, 6, c -> c.relu().noBias());
        Golden.load("sequences/rnn-relu-no-bias")
                .check(
                        plain,
                        inputs ->
                                everything(
                                        plain.run(
                                                inputs.getFirst(), new Rnn.State(inputs.get(1)))));
        Rnn deep = Rnn.of(4, 6, c -> c.relu().layers(2).bidirectional());
        Golden.load("sequences/rnn-relu-deep")
                .check(
                        deep,
                        inputs ->
                                everything(
                                        deep.run(inputs.getFirst(), new Rnn.State(inputs.get(1)))));
    }

    @Test
    void agreesWithPyTorchWithReLUOnPackedSequences() {
        Rnn deep = Rnn.of(4, 6, c -> c.relu().layers(2).bidirectional());
        Golden.load("sequences/rnn-relu-packed")
                .check(
                        deep,
                        inputs ->
                                everything(
                                        deep.run(
                                                inputs.getFirst(),
                                                LENGTHS,
                                                new Rnn.State(inputs.get(1)))));
    }

    @Test
    void readsAStreamInPieces() {
        Rnn net = Rnn.of(3, 4, c -> c.layers(2));
        Tensor x = Tensor.randn(2, 6, 3);
        Rnn.Output start = net.run(x.narrow(1, 0, 4));
        Rnn.Output rest = net.run(x.narrow(1, 4, 2), start.state().detach());
        assertThat(rest.output().allClose(net.forward(x).narrow(1, 4, 2), 1e-5, 1e-6)).isTrue();
    }

    @Test
    void rejectsInputOfWrongWidth() {
        assertThatThrownBy(() -> layer().forward(Tensor.zeros(2, 5, 4)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Rnn(3→4, 2 layers, bidirectional): expected input [batch, time, 3], "
                                + "got [2, 5, 4]; check the width of the layer before");
    }
}
