package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.finding.Trainings.Own;
import io.tarn.doctor.patient.Case;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Parameter;
import io.tarn.optim.Adam;
import io.tarn.optim.Optimizer;
import io.tarn.optim.Schedule;
import io.tarn.optim.Sgd;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class OptimizerFaultTest {
    private static Case with(Function<List<Parameter>, Optimizer> optimizer) {
        return Trainings.of(Trainings.net(), t -> t.optimizer(optimizer));
    }

    @Test
    void climbingIsProofAndMended() {
        Case patient = with(p -> Own.of(p, -0.01, true));

        OptimizerFault found = OptimizerFault.proven(patient).orElseThrow();

        assertThat(found.evidence().isProven()).isTrue();
        assertThat(found.summary()).contains("up the gradient");
        assertThat(Trainings.isCured(patient, found)).isTrue();
        assertThat(OptimizerFault.suspected(patient)).as("said once").isEmpty();
    }

    @Test
    void gradientsThatAreNeverClearedAreProofAndMended() {
        Case patient = with(p -> Own.of(p, 1, false));

        OptimizerFault found = OptimizerFault.proven(patient).orElseThrow();

        assertThat(found.summary()).contains("never cleared");
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void aLargeEpsilonIsASuspicion() {
        Case patient = with(p -> Adam.of(p, c -> c.learningRate(1e-3).epsilon(1)));

        assertThat(OptimizerFault.proven(patient)).isEmpty();
        OptimizerFault found = OptimizerFault.suspected(patient).orElseThrow();

        assertThat(found.summary()).contains("ε");
        assertThat(found.evidence().isProven()).isFalse();
    }

    @Test
    void aLossOfTheWrongSignIsASuspicionAndMended() {
        Case patient =
                Trainings.of(
                        Trainings.net(),
                        t -> t.loss((answer, y) -> MeanSquaredError.of().forward(answer, y).neg()));

        OptimizerFault found = OptimizerFault.suspected(patient).orElseThrow();

        assertThat(found.summary()).contains("worse than a guess");
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void aScheduleThatEndsTooSoonIsASuspicion() {
        Case patient =
                Trainings.of(Trainings.net(), t -> t.schedule(_ -> Schedule.exponential(0.7)));

        assertThat(OptimizerFault.suspected(patient).orElseThrow().summary()).contains("rate");
    }

    @Test
    void ordinaryOptimizersAreNoFinding() {
        List<Function<List<Parameter>, Optimizer>> ordinary =
                List.of(
                        p -> Own.of(p, 1, true),
                        Adam::of,
                        p -> Sgd.of(p, c -> c.learningRate(0.01).momentum(0.99)));
        for (var optimizer : ordinary) {
            Case patient = with(optimizer);

            assertThat(OptimizerFault.proven(patient)).isEmpty();
            assertThat(OptimizerFault.suspected(patient)).isEmpty();
        }
    }

    @Test
    void aRateThatIsTooLowIsAnotherFault() {
        Case patient = with(p -> Adam.of(p, c -> c.learningRate(1e-6)));

        assertThat(OptimizerFault.proven(patient)).isEmpty();
        assertThat(OptimizerFault.suspected(patient)).isEmpty();
    }
}
