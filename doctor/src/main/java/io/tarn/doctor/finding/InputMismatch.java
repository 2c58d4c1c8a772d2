package io.tarn.doctor.finding;

import io.tarn.doctor.data.DomainTest;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;

/// 32: training and validation inputs come from different places.
///
/// The rule: a classifier tells them apart with an effect of 0.25 or more, at p < 0.01.
///
/// @param test what the classifier reached
public record InputMismatch(DomainTest test, List<Treatment> treatments, Evidence evidence)
        implements GeneralisationFinding {
    private static final int FEWEST = 30;

    public InputMismatch {
        treatments = List.copyOf(treatments);
    }

    static Optional<InputMismatch> look(Case patient) {
        return test(patient)
                .filter(DomainTest::differs)
                .map(test ->
                        new InputMismatch(
                                test,
                                Adaptation.of(patient),
                                evidence(
                                                patient,
                                                "a classifier tells training from validation inputs with an effect of 0.25 or more, p < 0.01",
                                                test.effect() / 0.25)
                                        .number("effect", test.effect())
                                        .number("p", test.p())
                                        .chart(test.chart())));
    }

    /// Augmented training examples differ from others, and that is meant: there it is a suspicion only.
    private static Evidence evidence(Case patient, String rule, double strength) {
        return patient.isVaried()
                ? Evidence.suspected(rule, strength)
                : Evidence.proven(rule, strength);
    }

    /// Whether inputs differ; nothing where there are too few of them or they differ in shape.
    static Optional<DomainTest> test(Case patient) {
        return patient.once("domain test", () -> measured(patient));
    }

    private static Optional<DomainTest> measured(Case patient) {
        Sample training = patient.patient().prepare(patient.training());
        Sample validation = patient.patient().prepare(patient.validation());
        if (training.size() < FEWEST || validation.size() < FEWEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(DomainTest.of(training.all().x(), validation.all().x()));
        } catch (TensorException _) {
            return Optional.empty(); // examples of different lengths
        }
    }

    @Override
    public Condition condition() {
        return Condition.INPUT_MISMATCH;
    }

    @Override
    public String summary() {
        return "Training and validation inputs can be told apart in %.0f%% of the cases, most clearly by %s."
                .formatted(
                        100 * test.auc(),
                        test.clues().isEmpty() ? test.look() : test.clues().getFirst().name());
    }

    @Override
    public Remedy remedy() {
        return new Remedy(
                "Find out where validation inputs come from, and prepare them as those of training. Where the world changed, train on newer examples, or on variants that reach as far: `training.map(augmentation)`.",
                treatments);
    }

    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        return Optional.of(Mending.isMended(trial.validation(), patient.yardstick().chance()));
    }
}
