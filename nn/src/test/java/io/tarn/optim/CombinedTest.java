package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CombinedTest {
    private final Linear net = Linear.of(3, 2);
    private final List<Parameter> weight = List.of(net.weight());
    private final List<Parameter> bias = List.of(net.bias().orElseThrow());

    private Combined combined() {
        return Combined.of(
                Sgd.of(weight, c -> c.learningRate(0.5)), Adam.of(bias, c -> c.learningRate(0.25)));
    }

    @Test
    void stepsEveryPartByItsOwnRule() {
        Combined optimizer = combined();
        net.weight().set(Tensor.zeros(2, 3));
        bias.getFirst().set(Tensor.zeros(2));
        optimizer.step(() -> net.forward(Tensor.ones(1, 3)).sum());
        assertThat(net.weight().value().toFloatArray()).containsOnly(-0.5f);
        assertThat(bias.getFirst().value().get(0).item())
                .isCloseTo(-0.25, org.assertj.core.data.Offset.offset(1e-5));
    }

    @Test
    void goesOnFromItsState() {
        Combined optimizer = combined();
        optimizer.step(() -> net.forward(Tensor.ones(1, 3)).sum());
        optimizer.learningRate(0.125);
        Map<String, Tensor> state = new TreeMap<>(optimizer.state());
        assertThat(state)
                .containsKeys("part.0.group.0.learning_rate", "part.1.group.0.learning_rate");
        Combined other = combined();
        other.load(state);
        assertThat(other.learningRate()).isEqualTo(0.125);
        state.put("stray", Tensor.ones(1));
        assertThatThrownBy(() -> other.load(state))
                .hasMessageStartingWith("Combined.load: expected")
                .hasMessageContaining("stray");
    }

    @Test
    void setsTheRateOfEveryGroup() {
        Combined optimizer = combined();
        assertThat(optimizer.learningRate()).isEqualTo(0.5);
        optimizer.learningRate(0.75);
        assertThat(optimizer.groups())
                .extracting(ParameterGroup::learningRate)
                .containsExactly(0.75, 0.75);
        assertThatThrownBy(() -> optimizer.learningRate(-1))
                .hasMessageContaining("a finite number of 0 or more");
    }

    @Test
    void rejectsPartsThatShareAParameterOrStepTwice() {
        assertThatThrownBy(() -> Combined.of(Sgd.of(weight), Adam.of(weight)))
                .hasMessage(
                        "Combined: expected each parameter in one optimizer, got [2, 3] in two; leave it out of one of them");
        assertThatThrownBy(() -> Combined.of(Sam.of(Sgd.of(weight)), Adam.of(bias)))
                .hasMessageContaining("got one that takes 2 passes");
        assertThatThrownBy(() -> Combined.of()).hasMessageContaining("at least one optimizer");
    }
}
