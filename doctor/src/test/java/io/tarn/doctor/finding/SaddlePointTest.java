package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.nn.Activation;
import io.tarn.optim.Adam;
import io.tarn.optim.Sgd;
import org.junit.jupiter.api.Test;

final class SaddlePointTest {
    /// y = w₂·tanh(w₁·x) with all weights 0: no gradient, and mixed second derivatives of -E[x·y].
    private static Case saddle() {
        return FitCases.of(
                () -> FitCases.changed(FitCases.net(1, 4, Activation::tanh), w -> w.mul(0)),
                FitCases.line(),
                5,
                p -> Sgd.of(p, c -> c.learningRate(0.1)));
    }

    @Test
    void findsANetThatStartsOnASaddle() {
        SaddlePoint found = SaddlePoint.look(saddle()).orElseThrow();
        assertThat(found.least()).isNegative();
        assertThat(found.evidence().numbers()).containsKeys("gradient norm", "least eigenvalue");
        assertThat(found.evidence().charts()).hasSize(1);
        assertThat(found.summary()).contains("curves down");
    }

    @Test
    void aStepAlongTheNegativeCurvatureHelps() {
        Case patient = saddle();
        var escape = SaddlePoint.look(patient).orElseThrow().remedy().treatments().getFirst();
        var trial = patient.trial(escape);
        assertThat(trial.after().trainingError()).isLessThan(0.5);
        assertThat(trial.training().isBetter()).isTrue();
    }

    @Test
    void aNetThatLearnsIsOnNone() {
        Case clean =
                FitCases.of(
                        () -> FitCases.relu(1, 16),
                        FitCases.curve(1),
                        20,
                        p -> Adam.of(p, c -> c.learningRate(1e-2)));
        assertThat(SaddlePoint.look(clean)).isEmpty();
    }

    @Test
    void stepsThatAreTooSmallAreNoSaddle() {
        Case slow =
                FitCases.of(
                        () -> FitCases.relu(1, 16),
                        FitCases.curve(1),
                        5,
                        p -> Sgd.of(p, c -> c.learningRate(1e-6)));
        assertThat(SaddlePoint.look(slow)).isEmpty();
    }
}
