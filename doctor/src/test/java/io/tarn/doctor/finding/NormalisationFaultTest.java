package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Random;
import org.junit.jupiter.api.Test;

final class NormalisationFaultTest {
    private static Layer net(double momentum) {
        Random.seed(3);
        Linear first = Linear.of(4, 32);
        first.parameters().forEach(p -> p.set(p.value().detach().mul(6)));
        return Sequential.of(
                first,
                BatchNorm1d.of(32, c -> c.momentum(momentum)),
                Activation.relu(),
                Linear.of(32, 1));
    }

    @Test
    void staleStatisticsAreFoundAndGatheredAnew() {
        Case patient = Trainings.of(net(1e-4));

        NormalisationFault found = NormalisationFault.look(patient).orElseThrow();

        assertThat(found.evaluation()).isGreaterThan(1.5 * found.training());
        var anew = patient.trial(found.remedy().treatments().getFirst());
        assertThat(anew.after().trainingError()).isLessThan(0.5 * anew.before().trainingError());
    }

    @Test
    void theBatchOwnStatisticsDoAsWell() {
        Case patient = Trainings.of(net(0));

        NormalisationFault found = NormalisationFault.look(patient).orElseThrow();

        var own = patient.trial(found.remedy().treatments().get(1));
        assertThat(own.after().trainingError()).isLessThan(0.5 * own.before().trainingError());
    }

    @Test
    void ordinaryBatchNormIsNoFinding() {
        assertThat(NormalisationFault.look(Trainings.of(net(0.1)))).isEmpty();
    }

    @Test
    void dropoutIsNoFinding() {
        Random.seed(3);
        Layer net =
                Sequential.of(
                        Linear.of(4, 32), Activation.relu(), Dropout.of(0.5), Linear.of(32, 1));

        assertThat(NormalisationFault.look(Trainings.of(net))).isEmpty();
    }
}
