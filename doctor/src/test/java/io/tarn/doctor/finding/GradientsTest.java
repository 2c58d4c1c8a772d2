package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.optim.Adam;
import org.junit.jupiter.api.Test;

/// Exploding and vanishing gradients.
final class GradientsTest {
    private static Layer scaled(Layer net, double factor) {
        return Trainings.spoiled(
                net,
                p -> {
                    if (p.value().rank() == 2) {
                        p.set(p.value().detach().mul(factor));
                    }
                });
    }

    @Test
    void gradientsThatExplodeAreFoundAndMended() {
        Case patient = Trainings.of(scaled(Trainings.net(8, Activation::relu), 8));

        ExplodingGradient found = ExplodingGradient.look(patient).orElseThrow();

        assertThat(found.ratio()).isGreaterThan(10);
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void gradientsThatVanishAreFoundAndMended() {
        Case patient = Trainings.of(Trainings.net(14, Activation::sigmoid));

        VanishingGradient found = VanishingGradient.look(patient).orElseThrow();

        assertThat(found.median()).isLessThan(1e-3);
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void anOrdinaryNetHasNeither() {
        Case patient = Trainings.of(Trainings.net());

        assertThat(ExplodingGradient.look(patient)).isEmpty();
        assertThat(VanishingGradient.look(patient)).isEmpty();
    }

    @Test
    void twoSigmoidsDoNotVanish() {
        assertThat(VanishingGradient.look(Trainings.of(Trainings.net(2, Activation::sigmoid))))
                .isEmpty();
    }

    @Test
    void aHighRateAloneIsNoExplosion() {
        Case patient =
                Trainings.of(
                        Trainings.net(),
                        t -> t.optimizer(p -> Adam.of(p, c -> c.learningRate(0.3))));

        assertThat(ExplodingGradient.look(patient)).isEmpty();
        assertThat(VanishingGradient.look(patient)).isEmpty();
    }
}
