package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Inputs;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Activation;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Three classes of points around three corners, and a small net.
final class GeneralisationFindingTest {
    private static final int INPUTS = 6;
    private static final int CLASSES = 3;

    /// Points whose answer is wrong with the chance `wrong`.
    private static Dataset points(int count, double wrong, double distance, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        float[] x = new float[count * INPUTS];
        long[] y = new long[count];
        for (int i = 0; i < count; i++) {
            int corner = chance.nextInt(CLASSES);
            for (int j = 0; j < INPUTS; j++) {
                x[i * INPUTS + j] =
                        (float) (chance.nextGaussian() + (j % CLASSES == corner ? distance : 0));
            }
            int other = (corner + 1 + chance.nextInt(CLASSES - 1)) % CLASSES;
            y[i] = chance.nextDouble() < wrong ? other : corner;
        }
        return Dataset.of(Tensor.of(x, count, INPUTS), Tensor.of(y));
    }

    private static Dataset points(int count, long seed) {
        return points(count, 0, 2, seed);
    }

    private static Case patient(Dataset training, Dataset validation, int epochs) {
        Random.seed(5);
        var net = Sequential.of(Linear.of(INPUTS, 32), Activation.relu(), Linear.of(32, CLASSES));
        Trainer trainer =
                Trainer.of(net, CrossEntropy.of())
                        .optimizer(p -> Adam.of(p, c -> c.learningRate(1e-2)))
                        .plan(p -> p.epochs(epochs).batchSize(32).seed(1).loaderThreads(0));
        return Case.of(Patient.of(trainer, training, validation), 0);
    }

    private static Case clean() {
        return patient(points(500, 1), points(200, 2), 6);
    }

    private static Dataset turned(Dataset data) {
        return data.map((batch, _) -> Batch.of(batch.x(), batch.y().add(1).remainder(CLASSES)));
    }

    private static Optional<Boolean> firstRemedy(Case patient, Finding finding) {
        Treatment first = finding.remedy().treatments().getFirst();
        return finding.isMended(patient, patient.trial(first));
    }

    @Test
    void findsNothingInAHealthyTraining() {
        Case patient = clean();
        assertThat(GeneralisationFinding.CHECKS)
                .allSatisfy(check -> assertThat(check.look(patient)).isEmpty());
    }

    @Test
    void seesValidationInputsThatLieElsewhereAndBringsThemBack() {
        Dataset elsewhere =
                points(200, 2).map((batch, _) -> Inputs.changed(batch, x -> x.mul(2).add(3)));
        Case patient = patient(points(500, 1), elsewhere, 6);
        InputMismatch found = InputMismatch.look(patient).orElseThrow();
        assertThat(found.evidence().isProven()).isTrue();
        assertThat(firstRemedy(patient, found)).contains(true);
        assertThat(LabelMismatch.look(patient)).isEmpty();
    }

    @Test
    void seesValidationClassesInAnotherOrderAndPutsThemRight() {
        Case patient = patient(points(500, 1), turned(points(200, 2)), 6);
        assertThat(InputMismatch.look(patient)).isEmpty();
        LabelMismatch found = LabelMismatch.look(patient).orElseThrow();
        assertThat(found.evidence().isProven()).isTrue();
        assertThat(firstRemedy(patient, found)).contains(true);
    }

    @Test
    void seesThatClassesAreMoreFrequentInValidation() {
        Dataset all = points(600, 0, 0.3, 2);
        int[] rows =
                IntStream.range(0, all.size())
                        .filter(i -> i % 3 == 0 || all.all().y().select(0, i).item() == 0)
                        .toArray();
        Case patient = patient(points(500, 0, 0.3, 1), all.select(rows), 6);
        LabelMismatch found = LabelMismatch.look(patient).orElseThrow();
        assertThat(found.evidence().isProven()).isFalse();
        assertThat(found.remedy().treatments()).hasSize(1);
    }

    @Test
    void seesWrongLabelsAndLeavesThemOut() {
        Case patient = patient(points(600, 0.2, 3, 1), points(300, 0.2, 3, 2), 30);
        LabelNoise found = LabelNoise.look(patient).orElseThrow();
        assertThat(found.share()).isBetween(0.1, 0.3);
        assertThat(firstRemedy(patient, found)).contains(true);
    }

    @Test
    void takesClassesThatOverlapForHonest() {
        Case patient = patient(points(600, 0, 1, 1), points(300, 0, 1, 2), 6);
        assertThat(LabelNoise.look(patient)).isEmpty();
        assertThat(WeakSubgroup.look(patient)).isEmpty();
    }

    @Test
    void seesRandomLabelsThatAreLearnedByHeart() {
        Case patient = patient(points(150, 2.0 / 3, 2, 1), points(200, 2), 300);
        Overfitting found = Overfitting.look(patient).orElseThrow();
        assertThat(found.evidence().isProven()).isTrue();
        assertThat(LabelNoise.look(patient)).isEmpty();
    }

    @Test
    void seesThatThereAreTooFewExamples() {
        Case patient = patient(points(30, 0, 1.5, 1), points(300, 0, 1.5, 2), 60);
        TooLittleData found = TooLittleData.look(patient).orElseThrow();
        assertThat(found.evidence().isProven()).isTrue();
        assertThat(found.gain()).isPositive();
    }

    @Test
    void seesAGroupWhoseAnswersAreWrong() {
        Case patient = patient(scrambled(points(800, 0, 3, 1)), scrambled(points(400, 0, 3, 2)), 6);
        WeakSubgroup found = WeakSubgroup.look(patient).orElseThrow();
        assertThat(found.groups().group().low()).isGreaterThan(found.groups().rest().high());
    }

    /// Points of the first corner get any answer.
    private static Dataset scrambled(Dataset data) {
        Batch all = data.all();
        Tensor any = Random.of(3).integers(0, CLASSES, all.size());
        return Dataset.of(all.x(), any.where(all.y().eq(0), all.y()));
    }
}
