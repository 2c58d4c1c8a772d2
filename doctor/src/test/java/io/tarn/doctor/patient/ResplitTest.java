package io.tarn.doctor.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class ResplitTest {
    private final Dataset training = numbered(0, 90);
    private final Dataset validation = numbered(90, 100);
    private final Patient patient =
            Patient.of(Trainer.of(Linear.of(1, 2), CrossEntropy.of()), training, validation);

    /// Example i is the number i; every tenth is of class 1.
    private static Dataset numbered(int from, int to) {
        Tensor x = Tensor.arange(from, to).toFloat().reshape(-1, 1);
        return Dataset.of(x, x.reshape(-1).remainder(10).eq(0).toLong());
    }

    private static double[] numbers(Dataset data) {
        return data.all().x().toDouble().toDoubleArray();
    }

    @Test
    void everyExampleIsOnOneSideAndEveryClassOnBoth() {
        Patient other = Resplit.ofAll(patient, true);

        assertThat(other.training().size()).isEqualTo(80);
        assertThat(other.validation().size()).isEqualTo(20);
        assertThat(
                        DoubleStream.concat(
                                        DoubleStream.of(numbers(other.training())),
                                        DoubleStream.of(numbers(other.validation())))
                                .distinct()
                                .count())
                .isEqualTo(100);
        assertThat(Resplit.labels(other.validation())).contains(1).contains(0);
    }

    @Test
    void trainingAloneCanBeSplit() {
        Patient other = Resplit.ofTraining(patient, false);

        assertThat(other.validation().size()).isEqualTo(18);
        assertThat(DoubleStream.of(numbers(other.validation())).max().orElseThrow()).isLessThan(90);
    }

    @Test
    void joinedExamplesComeInTheOrderThatIsAskedFor() {
        Batch batch =
                new Joined(training, validation)
                        .batch(new int[] {95, 3, 91, 0, 89}, new SplittableRandom(0));

        assertThat(batch.x().toDouble().toDoubleArray()).containsExactly(95, 3, 91, 0, 89);
        assertThat(batch.y().toLongArray()).containsExactly(0, 0, 0, 1, 0);
    }

    @Test
    void examplesWithSeveralAnswersHaveNoLabels() {
        Dataset several = Dataset.of(Tensor.zeros(4, 1), Tensor.zeros(4, 2).toLong());

        assertThat(Resplit.labels(several)).isEmpty();
    }
}
