package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.Connections.State;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Supervised;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {
    /// Two layers in a row, a third one that nobody calls, and a cut before the second if wanted.
    private record Net(Linear first, Linear second, Linear spare, boolean cut) implements Layer {
        static Net of(boolean cut) {
            Random.seed(1);
            return new Net(Linear.of(3, 5), Linear.of(5, 1), Linear.of(2, 2), cut);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor hidden = first.forward(x).tanh();
            return second.forward(cut ? hidden.detach() : hidden);
        }
    }

    private final Batch batch = Batch.of(Random.of(1).normal(8, 3), Random.of(2).normal(8, 1));

    private Connections of(Layer net, List<Parameter> learned) {
        var task =
                new Supervised(
                        net,
                        MeanSquaredError.of(),
                        Sgd.of(learned, c -> c.learningRate(0.1)),
                        List.of());
        return Connections.of(task, List.of(batch));
    }

    private static List<State> states(Connections connections) {
        return connections.links().stream().map(Connections.Link::state).toList();
    }

    @Test
    void aNetInOneRowIsConnected() {
        Random.seed(1);
        var net = Sequential.of(Linear.of(3, 4), Activation.relu(), Linear.of(4, 1));

        Connections all = of(net, net.parameters());

        assertThat(all.broken()).isEmpty();
        assertThat(all.strangers()).isZero();
        assertThat(all.links()).allMatch(link -> link.gradient() > 0 && link.moved() > 0);
        assertThat(all).hasToString("connections: all 4 parameters are connected");
    }

    @Test
    void findsWhatTheLossDoesNotReach() {
        Net whole = Net.of(false);
        Net cut = Net.of(true);

        assertThat(of(whole, whole.parameters()).broken())
                .extracting(Object::toString)
                .containsExactly(
                        "spare.weight: the loss does not depend on it",
                        "spare.bias: the loss does not depend on it");
        assertThat(states(of(cut, cut.parameters())))
                .containsExactly(
                        State.UNREACHED,
                        State.UNREACHED,
                        State.LEARNS,
                        State.LEARNS,
                        State.UNREACHED,
                        State.UNREACHED);
    }

    @Test
    void aLossThatDependsOnNothingReachesNothing() {
        Net net = Net.of(false);
        Layer detached =
                new Layer() {
                    private final Net inner = net;

                    @Override
                    public Tensor forward(Tensor x) {
                        return inner.forward(x).detach();
                    }
                };

        assertThat(states(of(detached, net.parameters()))).containsOnly(State.UNREACHED);
    }

    @Test
    void findsWhatNoOptimizerHasAndWhatIsFrozen() {
        Random.seed(1);
        var net = Sequential.of(Linear.of(3, 4), Linear.of(4, 4), Linear.of(4, 1));
        List<Parameter> all = net.parameters();
        all.get(2).freeze();

        Connections found = of(net, all.subList(2, 6));

        assertThat(states(found))
                .containsExactly(
                        State.UNOWNED,
                        State.UNOWNED,
                        State.FROZEN,
                        State.LEARNS,
                        State.LEARNS,
                        State.LEARNS);
        assertThat(found.broken()).hasSize(2);
        assertThat(found.counts()).containsEntry(State.LEARNS, 3L);
    }

    @Test
    void deadUnitsGiveNoGradientAndRateZeroDoesNotMove() {
        Random.seed(1);
        var dead =
                Sequential.of(
                        Linear.of(3, 4, c -> c.biasInit(Init.constant(-1000))),
                        Activation.relu(),
                        Linear.of(4, 1));
        var still =
                new Supervised(
                        dead,
                        MeanSquaredError.of(),
                        Sgd.of(dead.parameters(), c -> c.learningRate(0)),
                        List.of());

        assertThat(states(of(dead, dead.parameters())))
                .containsExactly(State.SILENT, State.SILENT, State.SILENT, State.LEARNS);
        assertThat(states(Connections.of(still, List.of(batch)))).last().isEqualTo(State.UNMOVED);
    }

    /// Behind weights that start at 0 the first gradient comes with the second step.
    @Test
    void waitsForGradientsThatComeLater() {
        Random.seed(1);
        var net = Sequential.of(Linear.of(3, 4), Linear.of(4, 1, c -> c.init(Init.zeros())));

        assertThat(of(net, net.parameters()).broken()).isEmpty();
    }

    @Test
    void countsStrangersAndBringsThemBack() {
        Net net = Net.of(false);
        Parameter stranger = Parameter.of(Tensor.ones(1));
        Layer strange =
                new Layer() {
                    @Override
                    public Tensor forward(Tensor x) {
                        return net.forward(x).mul(stranger.value());
                    }

                    @Override
                    public Map<String, Parameter> namedParameters() {
                        return net.namedParameters();
                    }
                };
        List<Parameter> learned =
                Stream.concat(net.parameters().stream(), Stream.of(stranger)).toList();
        var task = new Supervised(strange, MeanSquaredError.of(), Adam.of(learned), List.of());
        String before = net.state() + "" + task.optimizer().state();

        Connections found = Connections.of(task, List.of(batch));

        assertThat(found.strangers()).isEqualTo(1);
        assertThat(stranger.value().item()).isEqualTo(1);
        assertThat(net.state() + "" + task.optimizer().state()).isEqualTo(before);
        assertThat(net.parameters()).allMatch(parameter -> parameter.grad().isEmpty());
    }

    @Test
    void rejectsNoBatches() {
        Net net = Net.of(false);
        var task = new Supervised(net, MeanSquaredError.of(), Adam.of(net.parameters()), List.of());

        assertThatThrownBy(() -> Connections.of(task, List.of()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("1 batch or more");
    }
}
