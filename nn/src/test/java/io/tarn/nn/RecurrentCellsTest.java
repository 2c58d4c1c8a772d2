package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// [RnnCell], [GruCell] and [LstmCell], against PyTorch and against the stacks.
final class RecurrentCellsTest {
    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @Test
    void agreesWithPyTorch() {
        LstmCell lstm = LstmCell.of(4, 6);
        Golden.load("sequences/lstm-cell")
                .check(
                        lstm,
                        x -> {
                            LstmCell.State state =
                                    lstm.forward(x.get(0), new LstmCell.State(x.get(1), x.get(2)));
                            return Tensor.cat(List.of(state.hidden(), state.cell()), 1);
                        });
        GruCell gru = GruCell.of(4, 6);
        Golden.load("sequences/gru-cell").check(gru, x -> gru.forward(x.get(0), x.get(1)));
        RnnCell tanh = RnnCell.of(4, 6);
        Golden.load("sequences/rnn-cell").check(tanh, x -> tanh.forward(x.get(0), x.get(1)));
        RnnCell relu = RnnCell.of(4, 6, c -> c.relu());
        Golden.load("sequences/rnn-cell-relu").check(relu, x -> relu.forward(x.get(0), x.get(1)));
    }

    private static void copy(Net from, Net to) {
        Map<String, Parameter> cell = to.namedParameters();
        from.namedParameters()
                .forEach((name, value) -> cell.get(name.replace("_l0", "")).set(value.value()));
    }

    @Test
    void agreesWithTheStacksStepByStep() {
        Tensor x = Tensor.randn(3, 5, 4);
        Lstm stack = Lstm.of(4, 6);
        LstmCell cell = LstmCell.of(4, 6);
        copy(stack, cell);
        LstmCell.State state = new LstmCell.State(Tensor.zeros(3, 6), Tensor.zeros(3, 6));
        Gru gru = Gru.of(4, 6, c -> c.noBias());
        GruCell gruCell = GruCell.of(4, 6, c -> c.noBias());
        copy(gru, gruCell);
        Tensor hidden = Tensor.zeros(3, 6);
        for (int t = 0; t < 5; t++) {
            Tensor step = x.narrow(1, t, 1).squeeze(1);
            state = cell.forward(step, state);
            hidden = gruCell.forward(step, hidden);
        }
        assertThat(stack.run(x).cell().squeeze(0).allClose(state.cell(), 1e-4, 1e-6)).isTrue();
        assertThat(gru.run(x).hidden().squeeze(0).allClose(hidden, 1e-4, 1e-6)).isTrue();
    }

    @Test
    void rejectsWhatDoesNotFit() {
        assertThatThrownBy(() -> GruCell.of(4, 6).forward(Tensor.zeros(3, 5), Tensor.zeros(3, 6)))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith("GruCell(4→6): expected input [*, 4], got [3, 5]");
        assertThatThrownBy(() -> RnnCell.of(4, 6).forward(Tensor.zeros(3, 4), Tensor.zeros(2, 6)))
                .hasMessage(
                        "RnnCell(4→6): expected state [3, 6], got [2, 6]; check the sizes, batch first");
        assertThatThrownBy(() ->
                        LstmCell.of(4, 6)
                                .forward(
                                        Tensor.zeros(4),
                                        new LstmCell.State(Tensor.zeros(3, 6), Tensor.zeros(3, 6))))
                .hasMessageContaining("input [batch, 4]");
    }
}
