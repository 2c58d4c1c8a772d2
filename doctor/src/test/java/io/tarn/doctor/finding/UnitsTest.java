package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Dead and saturated units.
final class UnitsTest {
    private static Layer biased(Layer net, double bias) {
        return Trainings.spoiled(
                net,
                p -> {
                    if (p.value().rank() == 1) {
                        p.set(Tensor.zeros(p.value().shape()).add(bias));
                    }
                });
    }

    private static Layer scaled(Layer net, double factor) {
        return Trainings.spoiled(net, p -> p.set(p.value().detach().mul(factor)));
    }

    @Test
    void unitsThatAreDeadFromTheBeginningAreFoundAndMended() {
        Case patient = Trainings.of(biased(Trainings.net(), -10));

        DeadUnits found = DeadUnits.look(patient).orElseThrow();

        assertThat(found.share()).isEqualTo(1);
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void deathBehindALambdaIsSeenByGradients() {
        Layer net = Sequential.of(Linear.of(4, 16), Tensor::relu, Linear.of(16, 1));

        assertThat(DeadUnits.look(Trainings.of(biased(net, -30)))).isPresent();
    }

    @Test
    void aNetOfReLUsIsWell() {
        assertThat(DeadUnits.look(Trainings.of(Trainings.net()))).isEmpty();
        assertThat(Saturation.look(Trainings.of(Trainings.net()))).isEmpty();
    }

    @Test
    void unitsThatDieOfTheRateAreNotDeadFromTheBeginning() {
        Case patient =
                Trainings.of(
                        Trainings.net(), t -> t.optimizer(p -> Sgd.of(p, c -> c.learningRate(1))));

        assertThat(DeadUnits.look(patient)).isEmpty();
    }

    @Test
    void saturatedUnitsAreFoundAndMended() {
        Case patient = Trainings.of(scaled(Trainings.net(3, Activation::tanh), 60));

        Saturation found = Saturation.look(patient).orElseThrow();

        assertThat(found.share()).isGreaterThan(0.5);
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void aTanhNetIsWell() {
        Case patient = Trainings.of(Trainings.net(2, Activation::tanh));

        assertThat(Saturation.look(patient)).isEmpty();
        assertThat(DeadUnits.look(patient)).isEmpty();
    }

    @Test
    void largeReLUsAreNotSaturated() {
        assertThat(Saturation.look(Trainings.of(scaled(Trainings.net(), 60)))).isEmpty();
    }
}
