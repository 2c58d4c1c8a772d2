package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ParameterGroupTest {
    private final Linear net = Linear.of(3, 2);

    @Test
    void takesOverWhatItWasNotGiven() {
        List<ParameterGroup> groups = ParameterGroup.sparingVectors(net.parameters());
        groups.getLast().learningRate(0.5);
        AdamW adam = AdamW.ofGroups(groups, c -> c.learningRate(0.1).weightDecay(0.2));
        assertThat(adam.groups().getFirst().parameters()).containsExactly(net.bias().orElseThrow());
        assertThat(adam.groups().getFirst().learningRate()).isEqualTo(0.1);
        assertThat(adam.groups().getFirst().weightDecay()).isZero();
        assertThat(adam.groups().getLast().parameters()).containsExactly(net.weight());
        assertThat(adam.groups().getLast().learningRate()).isEqualTo(0.5);
        assertThat(adam.groups().getLast().weightDecay()).isEqualTo(0.2);
    }

    @Test
    void movesAtItsOwnRateAndDecay() {
        Parameter fast = Parameter.of(Tensor.of(1.0));
        Parameter shrinking = Parameter.of(Tensor.of(1.0));
        Sgd sgd =
                Sgd.ofGroups(
                        List.of(
                                ParameterGroup.of(List.of(fast)).learningRate(0.5),
                                ParameterGroup.of(List.of(shrinking)).weightDecay(2)),
                        c -> c.learningRate(0.25));
        Course.setGradient(fast, Tensor.of(1.0));
        Course.setGradient(shrinking, Tensor.of(0.0));
        sgd.step();
        assertThat(fast.value().item()).isEqualTo(0.5);
        assertThat(shrinking.value().item()).isEqualTo(0.5);
    }

    @Test
    void splitsByName() {
        List<ParameterGroup> groups = ParameterGroup.split(net, (name, _) -> name.equals("weight"));
        assertThat(groups.getFirst().parameters()).containsExactly(net.weight());
        assertThat(groups.getLast().parameters()).containsExactly(net.bias().orElseThrow());
    }

    @Test
    void everyOptimizerIsAFunctionOfParameters() {
        List<Function<List<Parameter>, Optimizer>> all =
                List.of(
                        Sgd::of,
                        NormalizedGd::of,
                        Adagrad::of,
                        RmsProp::of,
                        RmsPropGlobal::of,
                        Adadelta::of,
                        Adam::of,
                        AdamW::of,
                        AmsGrad::of,
                        Adamax::of,
                        NAdam::of,
                        RAdam::of,
                        AdaBound::of,
                        Swats::of,
                        Lars::of,
                        Lamb::of,
                        Lion::of,
                        Muon::of,
                        p -> Sam.of(Sgd.of(p)),
                        p -> Lookahead.of(Adam.of(p)));
        assertThat(all)
                .allSatisfy(of ->
                        assertThat(of.apply(net.parameters()).parameters())
                                .containsExactlyInAnyOrderElementsOf(net.parameters()));
    }

    @Test
    void rejectsAParameterInTwoGroups() {
        ParameterGroup group = ParameterGroup.of(net.parameters());
        ParameterGroup again = ParameterGroup.of(List.of(net.weight()));
        assertThatThrownBy(() -> Adam.ofGroups(List.of(group, again), c -> c))
                .hasMessage(
                        "Adam: expected every parameter once, got one of shape [2, 3] twice; "
                                + "put it into one group only");
    }

    @Test
    void rejectsARateThatIsNoNumber() {
        assertThatThrownBy(() -> ParameterGroup.of(net.parameters()).learningRate(Double.NaN))
                .hasMessage(
                        "ParameterGroup.learningRate: expected a finite number of 0 or more, got NaN; "
                                + "check the configuration");
    }
}
