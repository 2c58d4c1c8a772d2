package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.patient.Case;
import io.tarn.metric.Metric.Direction;
import io.tarn.optim.Adam;
import io.tarn.train.EarlyStopping;
import org.junit.jupiter.api.Test;

/// Rates, batches and the length of a training.
final class PaceTest {
    private static Case rate(double rate) {
        return Trainings.of(
                Trainings.net(), t -> t.optimizer(p -> Adam.of(p, c -> c.learningRate(rate))));
    }

    private static Case plan(int epochs, int batch) {
        return Trainings.of(Trainings.net(), t -> t.plan(p -> p.epochs(epochs).batchSize(batch)));
    }

    @Test
    void aRateThatIsTooLowIsFoundAndMended() {
        Case patient = rate(1e-5);

        RateTooLow found = RateTooLow.look(patient).orElseThrow();

        assertThat(found.way()).isLessThan(0.01);
        assertThat(Trainings.isCured(patient, found)).isTrue();
        assertThat(StoppedEarly.look(patient)).as("the rate is the reason").isEmpty();
    }

    @Test
    void aRateThatIsTooHighIsFoundAndMended() {
        Case patient = rate(1);

        RateTooHigh found = RateTooHigh.look(patient).orElseThrow();

        assertThat(found.signs()).isNotEmpty();
        assertThat(Trainings.isCured(patient, found)).isTrue();
        assertThat(RateTooLow.look(patient)).isEmpty();
    }

    @Test
    void aTrainingThatEndsTooSoonIsFoundAndMended() {
        Case patient = plan(1, 16);

        StoppedEarly found = StoppedEarly.look(patient).orElseThrow();

        assertThat(found.updates()).isEqualTo(16);
        assertThat(Trainings.isCured(patient, found)).isTrue();
        assertThat(RateTooLow.look(patient)).isEmpty();
        assertThat(BatchSize.look(patient)).isEmpty();
    }

    @Test
    void impatienceIsFound() {
        Case patient =
                Trainings.of(
                        Trainings.net(),
                        t ->
                                t.with(EarlyStopping.patience(0).on("loss", Direction.HIGHER))
                                        .plan(p -> p.epochs(40)));

        StoppedEarly found = StoppedEarly.look(patient).orElseThrow();

        assertThat(found.wasStopped()).isTrue();
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void aBatchOfOneIsFound() {
        assertThat(BatchSize.look(plan(3, 1)).orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void aBatchOfAllIsFoundAndMended() {
        Case patient = plan(12, 256);

        BatchSize found = BatchSize.look(patient).orElseThrow();

        assertThat(found.updates()).isEqualTo(12);
        assertThat(Trainings.isCured(patient, found)).isTrue();
    }

    @Test
    void anOrdinaryTrainingHasNoneOfThese() {
        Case patient = plan(40, 32);

        assertThat(RateTooLow.look(patient)).isEmpty();
        assertThat(BatchSize.look(patient)).isEmpty();
        assertThat(StoppedEarly.look(patient)).isEmpty();
    }
}
