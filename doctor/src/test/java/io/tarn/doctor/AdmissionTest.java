package io.tarn.doctor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Patient;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
    private static final Tensor INPUTS = Tensor.of(new float[40], 20, 2);

    private static void examine(Dataset training) {
        Trainer trainer = Trainer.of(Linear.of(2, 3), CrossEntropy.of());
        Doctor.examine(trainer, training, training);
    }

    @Test
    void wantsTargets() {
        Dataset bare =
                new Dataset() {
                    @Override
                    public int size() {
                        return 20;
                    }

                    @Override
                    public Batch batch(int[] indices, RandomGenerator chance) {
                        return new Batch(
                                List.of(INPUTS.indexSelect(0, Tensor.of(indices).toLong())),
                                List.of());
                    }
                };

        assertThatThrownBy(() -> examine(bare))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected examples with targets, got inputs only");
    }

    @Test
    void wantsTwoClasses() {
        Dataset single = Dataset.of(INPUTS, Tensor.of(new long[20], 20));

        assertThatThrownBy(() -> examine(single))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected two different targets or more, got 0 for all");
    }

    @Test
    void takesClassesThatTakeTurns() {
        Tensor y = Tensor.arange(4_000).remainder(2).toLong();
        Dataset turns = Dataset.of(Tensor.zeros(4_000, 2), y);
        Trainer trainer = Trainer.of(Linear.of(2, 2), CrossEntropy.of());
        assertThatCode(() -> Admission.check(Patient.of(trainer, turns, turns)))
                .doesNotThrowAnyException();
    }

    @Test
    void wantsTwoExamples() {
        Dataset one = Dataset.of(Tensor.of(new float[2], 1, 2), Tensor.of(new long[] {1}, 1));

        assertThatThrownBy(() -> examine(one))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected two training examples or more, got 1");
    }
}
