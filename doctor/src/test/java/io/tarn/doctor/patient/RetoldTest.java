package io.tarn.doctor.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.metric.Scores;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import io.tarn.train.Trainer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Treatments of tasks with steps of their own.
final class RetoldTest {
    private final Dataset data =
            Dataset.of(Random.of(5).normal(128, 6), Random.of(6).normal(128, 1));
    private final Copying task = Copying.of(1e-5);

    /// Gives its input back through a narrow place.
    private record Copying(Layer net, Optimizer optimizer) implements Task {
        static Copying of(double rate) {
            Random.seed(3);
            Layer net = Sequential.of(Linear.of(6, 4), Activation.tanh(), Linear.of(4, 6));
            return new Copying(net, Adam.of(net.parameters(), c -> c.learningRate(rate)));
        }

        @Override
        public Map<String, Optimizer> optimizers() {
            return Map.of("optimizer", optimizer);
        }

        private Tensor loss(Batch batch) {
            return net.forward(batch.x()).sub(batch.x()).square().mean();
        }

        @Override
        public Tensor step(Batch batch, Descent descent) {
            return descent.down(() -> loss(batch), optimizer);
        }

        @Override
        public Judgement judge() {
            return new Judgement() {
                private double last;

                @Override
                public void add(Batch batch) {
                    last = loss(batch).item();
                }

                @Override
                public Scores scores() {
                    return new Scores(Map.of("loss", last));
                }
            };
        }
    }

    private Case patient() {
        return Case.of(
                Patient.of(
                        Trainer.of(task).plan(p -> p.epochs(8).batchSize(16).seed(1)),
                        data,
                        data.first(40)),
                1);
    }

    @Test
    void aRateIsRaisedAndTheOwnOneStays() {
        Case patient = patient();

        Trial trial = patient.trial(Treatments.rate(1000));

        assertThat(trial.after().vitals().readings().getFirst().rate())
                .isCloseTo(1e-2, within(1e-9));
        assertThat(trial.after().trainingError()).isLessThan(0.9 * trial.before().trainingError());
        assertThat(task.optimizer().learningRate()).isEqualTo(1e-5);
    }

    @Test
    void changesAddUp() {
        Case patient = patient();

        Trial trial = patient.trial(Treatments.rate(10).and(Treatments.rate(10)));

        assertThat(trial.after().vitals().readings().getFirst().rate())
                .isCloseTo(1e-3, within(1e-9));
    }

    @Test
    void anotherOptimizerTakesItsPlace() {
        Case patient = patient();

        Trial trial = patient.trial(Treatments.adam(0.01));

        assertThat(trial.after().trainingError()).isLessThan(0.9 * trial.before().trainingError());
        assertThat(task.optimizer().state().get("0.step").itemLong()).isZero();
    }

    @Test
    void outputsAreChangedInTrainingAndInJudging() {
        Case patient = patient();

        Trial trial =
                patient.trial(
                        Treatments.operation(
                                "answer 0", (layer, _, y) -> layer == task.net() ? y.mul(0) : y));

        double zero = data.all().x().square().mean().item();
        assertThat(trial.after().vitals().losses().getFirst()).isCloseTo(zero, within(0.5));
    }

    @Test
    void aNetIsFinishedAfterEachTraining() {
        Case patient = patient();

        Trial trial =
                patient.trial(
                        new Treatment(
                                "end at 0",
                                p ->
                                        p.finishing((net, examples) -> {
                                            assertThat(examples.size()).isEqualTo(128);
                                            net.parameters()
                                                    .forEach(w -> w.set(w.value().detach().mul(0)));
                                        })));

        assertThat(trial.after().weights().values())
                .allSatisfy(w -> assertThat(w.abs().sum().item()).isZero());
        assertThat(trial.before().weights().values())
                .anySatisfy(w -> assertThat(w.abs().sum().item()).isPositive());
    }
}
