package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatments;
import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Flatten;
import io.tarn.nn.Gru;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class ModelBiasTest {
    private static Case trained(int width, double rate) {
        return FitCases.of(
                () -> FitCases.relu(1, width),
                FitCases.curve(1),
                30,
                p -> Adam.of(p, c -> c.learningRate(rate)));
    }

    @Test
    void findsANetOfTooFewUnits() {
        ModelBias found = ModelBias.look(trained(1, 1e-2)).orElseThrow();
        assertThat(found.possible()).isLessThan(found.best());
        assertThat(found.evidence().numbers().get("narrowest hidden layer")).isEqualTo(1);
    }

    @Test
    void aWiderNetHelps() {
        Case patient = trained(1, 1e-2);
        var wider = ModelBias.look(patient).orElseThrow().remedy().treatments().getFirst();
        assertThat(wider.name()).isEqualTo("take a wider net");
        assertThat(patient.trial(wider).training().relativeGain()).isGreaterThan(0.5);
    }

    @Test
    void aNetOfManyUnitsIsLargeEnough() {
        assertThat(ModelBias.look(trained(64, 1e-2))).isEmpty();
    }

    @Test
    void stepsThatAreTooSmallAreNoBias() {
        Case slow = trained(64, 1e-6);
        slow.trial(Treatments.adam(1e-2));
        assertThat(ModelBias.look(slow)).isEmpty();
    }

    @Test
    void widensConvolutionsAndWhatFollowsOnThem() {
        Layer net =
                Sequential.of(
                        Conv2d.of(1, 2, 3, c -> c.padding(1).stride(2)),
                        BatchNorm2d.of(2),
                        Activation.relu(),
                        Flatten.of(),
                        Linear.of(2 * 16, 5));
        Layer wider = Wider.of(net).orElseThrow();
        assertThat(wider.forward(Tensor.zeros(3, 1, 8, 8)).shape()).isEqualTo(Shape.of(3, 5));
        assertThat(wider.parameters().getFirst().value().size(0)).isEqualTo(16);
    }

    @Test
    void doesNotWidenWhatItDoesNotKnow() {
        assertThat(Wider.of(Gru.of(3, 4))).isEmpty();
    }
}
