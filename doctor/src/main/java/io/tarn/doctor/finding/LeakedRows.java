package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.doctor.data.Drawn;
import io.tarn.doctor.data.NearDuplicates;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Resplit;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.tensor.Scope;
import io.tarn.tensor.TensorException;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// 10: examples of validation that were trained on, or copies of such.
///
/// The rule: validation has more (near-)copies of training examples than training has of itself, beyond chance, and their answers agree: that
/// is proof. Where copies are common on both sides, though chance does not make them, examples come in groups that the split tore
/// apart: a suspicion, which only someone who knows the groups can settle.
///
/// @param share of the validation examples that are copies
public record LeakedRows(double share, Evidence evidence, Optional<Treatment> cure)
        implements DataFinding {
    private static final int MOST_VALUES = 20_000_000;
    private static final int TRAINING_ROWS = 5000;
    private static final int ALL_ROWS = 20_000;
    private static final int VALIDATION_ROWS = 1500;
    private static final double AGREE = 0.9;
    private static final double SURE = 1e-4;
    private static final double ALL = 0.9;
    private static final int FEWEST = 12;

    static Optional<LeakedRows> look(Case patient) {
        Dataset training = patient.patient().trainingSeen();
        Dataset validation = patient.patient().validationSeen();
        if (training.size() < FEWEST || validation.size() == 0) {
            return Optional.empty();
        }
        try (var scope = Scope.open()) {
            Found found =
                    Found.of(patient.patient(), patient.seed(), TRAINING_ROWS, VALIDATION_ROWS);
            NearDuplicates twins = found.twins;
            double agreement = found.agreement();
            boolean leaks = twins.leaks() && twins.p() < SURE && !(agreement < AGREE);
            if (!leaks && !(twins.isGrouped() && agreement > AGREE)) {
                return Optional.empty();
            }
            double share = twins.share().value();
            Evidence evidence =
                    leaks
                            ? Evidence.proven(
                                    "validation examples are copies of training examples, more than by chance",
                                    share / 0.01)
                            : Evidence.suspected(
                                    "examples have copies on both sides of the split: they come in groups",
                                    1);
            Evidence all =
                    evidence.number("share of copies in validation", share)
                            .number("share of copies within training", twins.within().value())
                            .number("share with the same answer", agreement)
                            .number("chance of so many", twins.p())
                            .chart(twins.chart());
            return Optional.of(
                    new LeakedRows(
                            share,
                            all,
                            leaks ? Optional.of(cure(patient, share)) : Optional.empty()));
        } catch (TensorException e) {
            return Optional.empty(); // inputs of which two sets cannot be compared value by value
        }
    }

    /// The twins among some rows of both sets.
    private record Found(Drawn training, Drawn validation, NearDuplicates twins) {
        static Found of(Patient patient, long seed, int trainingRows, int validationRows) {
            Batch some = patient.training().batch(new int[] {0}, new SplittableRandom(seed));
            long width = Math.max(1, some.x().elements() / some.size());
            int most = (int) Math.max(200, MOST_VALUES / width);
            Drawn training = Drawn.of(patient.trainingSeen(), Math.min(most, trainingRows), seed);
            Drawn validation =
                    Drawn.of(patient.validationSeen(), Math.min(most, validationRows), seed);
            return new Found(
                    training,
                    validation,
                    NearDuplicates.of(
                            training.batch().x(),
                            validation.batch().x(),
                            c -> c.rows(validationRows).trainRows(trainingRows)));
        }

        /// NaN where there is not one answer for each example.
        double agreement() {
            Batch a = training.batch();
            Batch b = validation.batch();
            boolean hasAnswers =
                    a.targets().size() == 1
                            && b.targets().size() == 1
                            && a.y().elements() == a.size()
                            && b.y().elements() == b.size();
            return hasAnswers ? twins.agreement(a.y(), b.y()) : Double.NaN;
        }

        /// Numbers of the validation examples that are copies.
        Set<Integer> copies() {
            return twins.twins().stream()
                    .map(twin -> validation.rows()[twin.validation()])
                    .collect(Collectors.toSet());
        }
    }

    /// Validates without the copies; where hardly anything would be left, with some of the training examples.
    private static Treatment cure(Case patient, double share) {
        boolean hasClasses = patient.classes().isPresent();
        return share > ALL
                ? new Treatment(
                        "hold a fifth of the training examples out for validation",
                        p -> Resplit.ofTraining(p, hasClasses))
                : new Treatment(
                        "drop validation examples that are copies of training examples",
                        LeakedRows::withoutCopies);
    }

    private static Patient withoutCopies(Patient patient) {
        try (var scope = Scope.open()) {
            Set<Integer> copies = Found.of(patient, 0, ALL_ROWS, ALL_ROWS).copies();
            return patient.validation(
                    patient.validation()
                            .select(
                                    IntStream.range(0, patient.validation().size())
                                            .filter(i -> !copies.contains(i))
                                            .toArray()));
        }
    }

    @Override
    public Condition condition() {
        return Condition.LEAKAGE;
    }

    @Override
    public String summary() {
        return evidence.isProven()
                ? "%.0f%% of the validation examples are copies of training examples."
                        .formatted(100 * share)
                : "%.0f%% of the validation examples have near-copies in training, as training has in itself."
                        .formatted(100 * share);
    }

    @Override
    public Remedy remedy() {
        return new Remedy(
                "Split again so that copies and groups stay on one side: `Splits.grouped(groups, Shares.USUAL, seed)`.",
                cure.stream().toList());
    }

    /// By its treatment, whatever the error does: it was too small before.
    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        return evidence.isProven() ? Optional.of(!trial.after().isBroken()) : Optional.empty();
    }
}
