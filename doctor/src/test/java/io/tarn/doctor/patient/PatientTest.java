package io.tarn.doctor.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Activation;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PatientTest {
    private final Layer net = net();
    private final Dataset data = data();

    private static Layer net() {
        Random.seed(3);
        return Sequential.of(
                Linear.of(4, 16),
                BatchNorm1d.of(16),
                Activation.relu(),
                Dropout.of(0.2),
                Linear.of(16, 2));
    }

    private static Dataset data() {
        Tensor x = Random.of(5).normal(120, 4);
        return Dataset.of(x, x.select(1, 0).gt(0).toLong());
    }

    private Patient patient() {
        return Patient.of(
                Trainer.of(net, CrossEntropy.of())
                        .optimizer(p -> Adam.of(p, c -> c.learningRate(0.01)))
                        .plan(p -> p.epochs(4).seed(9)),
                data,
                data.first(40));
    }

    private static List<float[]> weights(Layer net) {
        return net.state().values().stream().map(value -> value.toFloat().toFloatArray()).toList();
    }

    @Test
    void trainsTheSameTwiceAndLeavesNoTrace() {
        Patient patient = patient();
        List<float[]> before = weights(net);
        Random.seed(77);
        float[] drawn = Tensor.rand(3).toFloatArray();
        Random.seed(77);

        List<float[]> first = patient.train(fitted -> weights((Layer) fitted.net()));
        List<float[]> second = patient.train(fitted -> weights((Layer) fitted.net()));

        assertThat(first).usingRecursiveComparison().isEqualTo(second);
        assertThat(first).usingRecursiveComparison().isNotEqualTo(before);
        assertThat(weights(net)).usingRecursiveComparison().isEqualTo(before);
        assertThat(Tensor.rand(3).toFloatArray()).as("random numbers go on").isEqualTo(drawn);
    }

    @Test
    void beingWatchedChangesNothing() {
        Patient patient = patient();

        List<float[]> alone = patient.train(fitted -> weights((Layer) fitted.net()));
        List<float[]> watched = patient.train(fitted -> weights((Layer) fitted.net()), Watch.of());

        assertThat(watched).usingRecursiveComparison().isEqualTo(alone);
    }

    @Test
    void aTreatedPatientStartsFromTheSameWeights() {
        Patient patient = patient();
        Treatment nothing = Treatments.operation("nothing", (_, _, y) -> y);

        List<float[]> plain = patient.train(fitted -> weights((Layer) fitted.net()));
        List<float[]> treated =
                nothing.apply(patient).train(fitted -> weights((Layer) fitted.net()));

        assertThat(treated).usingRecursiveComparison().isEqualTo(plain);
    }

    @Test
    void aCureStays() {
        List<float[]> before = weights(net);

        Treatments.rate(0.5).apply(patient()).heal();

        assertThat(weights(net)).usingRecursiveComparison().isNotEqualTo(before);
    }

    @Test
    void measuresTheSameExamplesHoweverTheyArePrepared() {
        Case sick = Case.of(patient(), 1);

        Trial trial = sick.trial(Treatments.standardised());

        assertThat(trial.after().training()).hasSameSizeAs(trial.before().training());
        assertThat(sick.trial(Treatments.standardised())).as("tried once").isSameAs(trial);
    }

    @Test
    void rejectsASingleExample() {
        assertThatThrownBy(
                        () -> Patient.of(Trainer.of(net, CrossEntropy.of()), data.first(1), data))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("two training examples");
    }
}
