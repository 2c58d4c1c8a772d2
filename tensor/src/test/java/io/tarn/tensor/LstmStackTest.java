package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tarn's own LSTM against libtorch's.
final class LstmStackTest {
    private final int threads = NativeRuntime.threads();

    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @AfterEach
    void threads() {
        NativeRuntime.threads(threads);
    }

    /// The arguments of a stack, all of which gradients flow into.
    private record Arguments(
            Tensor x, Tensor hidden, Tensor cell, List<Tensor> weights, Recurrence form) {
        static Arguments random(
                long batch, long time, long width, int layers, boolean both, boolean biased) {
            Recurrence form = new Recurrence(layers, biased, both, 0);
            List<Tensor> weights = new ArrayList<>();
            for (int place = 0; place < layers * form.directions(); place++) {
                long in = place < form.directions() ? 3 : form.directions() * width;
                weights.add(leaf(4 * width, in));
                weights.add(leaf(4 * width, width));
                if (biased) {
                    weights.add(leaf(4 * width));
                    weights.add(leaf(4 * width));
                }
            }
            long states = (long) layers * form.directions();
            return new Arguments(
                    leaf(batch, time, 3),
                    leaf(states, batch, width),
                    leaf(states, batch, width),
                    weights,
                    form);
        }

        private static Tensor leaf(long... shape) {
            return Tensor.randn(shape).mul(0.5).detach().requiresGrad();
        }

        Arguments inFloat64() {
            return new Arguments(
                    wide(x),
                    wide(hidden),
                    wide(cell),
                    weights.stream().map(Arguments::wide).toList(),
                    form);
        }

        private static Tensor wide(Tensor leaf) {
            return leaf.detach().toDouble().requiresGrad();
        }

        List<Tensor> leaves() {
            List<Tensor> leaves = new ArrayList<>(weights);
            leaves.addAll(List.of(x, hidden, cell));
            return leaves;
        }

        Recurrence.Output own() {
            return LstmStack.run(x, hidden, cell, weights, form);
        }

        Recurrence.Output libtorch() {
            return RecurrentKernel.LSTM.run(
                    x, List.of(hidden, cell), weights, form, Optional.empty());
        }
    }

    private static Tensor loss(Recurrence.Output run) {
        return run.output()
                .square()
                .sum()
                .add(run.states().get(0).sin().sum())
                .add(run.states().get(1).cos().sum());
    }

    @ParameterizedTest
    @CsvSource({
        "2,7,1,false,true",
        "1,1,1,false,true",
        "4,5,2,true,true",
        "20,3,1,false,false",
        "3,6,2,true,false"
    })
    void agreesWithLibtorch(long batch, long time, int layers, boolean both, boolean biased) {
        Arguments a = Arguments.random(batch, time, 6, layers, both, biased);
        Recurrence.Output expected = a.libtorch();
        Recurrence.Output actual = a.own();
        assertThat(actual.output().distance(expected.output())).isLessThan(1e-5);
        assertThat(actual.states().get(0).distance(expected.states().get(0))).isLessThan(1e-5);
        assertThat(actual.states().get(1).distance(expected.states().get(1))).isLessThan(1e-5);
        List<Tensor> gradients = Gradient.of(loss(actual), a.leaves());
        List<Tensor> theirs = Gradient.of(loss(expected), a.leaves());
        for (int i = 0; i < gradients.size(); i++) {
            assertThat(gradients.get(i).distance(theirs.get(i)))
                    .as("gradient " + i)
                    .isLessThan(1e-4);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agreesWithItselfOnAnyNumberOfThreads(boolean both) {
        Arguments a = Arguments.random(48, 20, 64, 2, both, true); // enough work for lanes
        NativeRuntime.threads(1);
        List<Tensor> one = Gradient.of(loss(a.own()), a.leaves());
        NativeRuntime.threads(3);
        List<Tensor> three = Gradient.of(loss(a.own()), a.leaves());
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.get(i).distance(three.get(i)) / (1 + one.get(i).abs().max().item()))
                    .isLessThan(1e-5);
        }
    }

    @Test
    void hasGradientsOfGradients() {
        Arguments a = Arguments.random(2, 3, 2, 1, true, true);
        Tensor own = doubled(a, a.own());
        List<Tensor> second = Gradient.of(own, a.leaves());
        Arguments wide = a.inFloat64(); // where libtorch's has second derivatives
        List<Tensor> expected = Gradient.of(doubled(wide, wide.libtorch()), wide.leaves());
        for (int i = 0; i < second.size(); i++) {
            assertThat(second.get(i).distance(expected.get(i))).isLessThan(1e-4);
        }
    }

    private static Tensor doubled(Arguments a, Recurrence.Output run) {
        return Gradient.differentiable(loss(run), a.leaves()).stream()
                .map(gradient -> gradient.square().sum())
                .reduce(Tensor::add)
                .orElseThrow();
    }

    @Test
    void computesOnlyTheGradientsThatAreWanted() {
        Arguments a = Arguments.random(2, 3, 2, 1, false, true);
        Arguments frozen =
                new Arguments(
                        a.x,
                        a.hidden.detach(),
                        a.cell.detach(),
                        a.weights.stream().map(Tensor::detach).toList(),
                        a.form);
        Tensor expected = Gradient.of(a.libtorch().output().sum(), a.x);
        assertThat(Gradient.of(frozen.own().output().sum(), a.x).distance(expected))
                .isLessThan(1e-5);
        Tensor ofCell = Gradient.of(a.libtorch().states().get(1).sum(), a.x);
        assertThat(Gradient.of(frozen.own().states().get(1).sum(), a.x).distance(ofCell))
                .isLessThan(1e-5);
    }

    @Test
    void goesBackTwiceThroughOneGraph() {
        Arguments a = Arguments.random(2, 3, 2, 1, true, true);
        Tensor loss = loss(a.own());
        loss.backwardKeepingGraph();
        Tensor once = a.x.grad().orElseThrow().copy();
        loss.backward();
        assertThat(a.x.grad().orElseThrow().distance(once.mul(2))).isLessThan(1e-5);
    }

    @Test
    void leavesNothingBehind() {
        Arguments a = Arguments.random(2, 3, 2, 2, true, true);
        step(a);
        int hooks = HookPoint.count();
        int loans = KeepAlive.count();
        for (int i = 0; i < 5; i++) {
            step(a);
        }
        assertThat(HookPoint.count()).isEqualTo(hooks);
        assertThat(KeepAlive.count()).isEqualTo(loans);
    }

    private static void step(Arguments a) {
        try (Scope scope = Scope.open()) {
            loss(a.own()).backward();
            a.leaves().forEach(Tensor::zeroGrad);
        }
    }
}
