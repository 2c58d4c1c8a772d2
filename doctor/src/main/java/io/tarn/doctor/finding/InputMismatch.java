package io.tarn.doctor.finding;

import io.tarn.doctor.data.DomainTest;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Resplit;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;

/// 32: training and validation inputs come from different places.
///
/// The rule: a classifier tells them apart with an effect of 0.25 or more, at p < 0.01, and it matters: examples held out of the training set
/// are answered much better than the validation examples. Where hardly an example is alike, it need not matter yet.
///
/// @param test what the classifier reached
/// @param error on validation examples against that on training examples that were held out
public record InputMismatch(
        DomainTest test, Comparison error, List<Treatment> treatments, Evidence evidence)
        implements GeneralisationFinding {
    private static final int FEWEST = 30;
    private static final double APART = 0.9;

    public InputMismatch {
        treatments = List.copyOf(treatments);
    }

    static Optional<InputMismatch> look(Case patient) {
        Optional<DomainTest> different = test(patient).filter(DomainTest::differs);
        if (different.isEmpty()) {
            return Optional.empty();
        }
        DomainTest test = different.get();
        Comparison error = againstHeldOut(patient);
        boolean matters = Mending.isMended(error, patient.yardstick().chance());
        if (!matters && test.effect() < APART) {
            return Optional.empty();
        }
        Evidence evidence =
                evidence(
                                patient,
                                "a classifier tells training from validation inputs with an effect of 0.25 or more, p < 0.01, and held-out training examples are answered much better, or the effect is 0.9",
                                test.effect() / 0.25)
                        .number("effect", test.effect())
                        .number("p", test.p())
                        .number("error", error.before())
                        .number("error on held-out training examples", error.after())
                        .chart(test.chart());
        return Optional.of(new InputMismatch(test, error, Adaptation.of(patient), evidence));
    }

    /// What validation would say if its examples came from where those of training do.
    private static Comparison againstHeldOut(Case patient) {
        boolean hasClasses = patient.classes().isPresent();
        Trial heldOut =
                patient.trial(
                        new Treatment(
                                "hold a fifth of the training examples out",
                                p -> Resplit.ofTraining(p, hasClasses)));
        return Comparison.of(patient.course().validation(), heldOut.after().validation());
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
