package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Dropout;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.optim.AdamW;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class OverRegularisedTest {
    private static Layer dropping(double p) {
        Random.seed(3);
        return Sequential.of(Linear.of(4, 32), Activation.relu(), Dropout.of(p), Linear.of(32, 1));
    }

    @Test
    void strongDecayIsFoundAndMended() {
        Case patient =
                Trainings.of(
                        Trainings.net(),
                        t ->
                                t.optimizer(p ->
                                        Adam.of(p, c -> c.learningRate(0.01).weightDecay(0.5))));

        OverRegularised found = OverRegularised.look(patient).orElseThrow();

        assertThat(found.summary()).contains("weight decay");
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void strongDropoutIsFoundAndMended() {
        Case patient = Trainings.of(dropping(0.9));

        OverRegularised found = OverRegularised.look(patient).orElseThrow();

        assertThat(found.summary()).contains("dropout leaves");
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void aPenaltyInTheLossIsFoundAndMended() {
        Layer net = Trainings.net();
        var mse = MeanSquaredError.of();
        Case patient =
                Trainings.of(
                        net,
                        t ->
                                t.loss((prediction, y) ->
                                        net.parameters().stream()
                                                .map(p -> p.value().square().sum())
                                                .reduce(mse.forward(prediction, y), Tensor::add)));

        OverRegularised found = OverRegularised.look(patient).orElseThrow();

        assertThat(found.summary()).contains("penalty");
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void ordinaryDropoutAndDecayAreNoFinding() {
        assertThat(OverRegularised.look(Trainings.of(dropping(0.2)))).isEmpty();
        assertThat(
                        OverRegularised.look(
                                Trainings.of(
                                        Trainings.net(),
                                        t ->
                                                t.optimizer(p ->
                                                        AdamW.of(p, c -> c.weightDecay(1e-3))))))
                .isEmpty();
    }

    @Test
    void aNetWithoutAnyIsNoFinding() {
        assertThat(OverRegularised.look(Trainings.of(Trainings.net()))).isEmpty();
    }
}
