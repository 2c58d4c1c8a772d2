package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.optim.Adam;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class OptimizationProblemTest {
    private static Case trained(Supplier<Layer> net) {
        return FitCases.of(net, FitCases.line(), 10, p -> Adam.of(p, c -> c.learningRate(1e-2)));
    }

    private static Case deep() {
        return trained(() -> FitCases.net(12, 8, Activation::sigmoid));
    }

    @Test
    void findsThatAShallowerNetFitsBetter() {
        OptimizationProblem found = OptimizationProblem.look(deep()).orElseThrow();
        assertThat(found.layers()).isEqualTo(11);
        assertThat(found.shallow()).isLessThan(0.7 * found.deep());
        assertThat(found.evidence().charts()).hasSize(1);
    }

    @Test
    void shortcutsHelp() {
        Case patient = deep();
        var trial = patient.trial(Shortcuts.around(LayerOrder.of(patient)));
        assertThat(trial.training().isBetter()).isTrue();
        assertThat(trial.training().relativeGain()).isGreaterThan(0.7);
    }

    @Test
    void aNetOfTwoHiddenLayersIsNotDeep() {
        assertThat(OptimizationProblem.look(trained(() -> FitCases.relu(2, 16)))).isEmpty();
    }

    @Test
    void aDeepNetThatFitsIsFine() {
        assertThat(OptimizationProblem.look(trained(() -> FitCases.relu(5, 16)))).isEmpty();
    }
}
