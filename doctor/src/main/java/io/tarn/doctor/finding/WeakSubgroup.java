package io.tarn.doctor.finding;

import io.tarn.doctor.data.Subgroups;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Trial;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.Optional;

/// 38: a group of like examples goes much worse than the rest.
///
/// The rule: on examples that had no part in finding the group, its error is three quarters of a deviation above the others at p < 0.001,
/// more than twice theirs and 40% of a guess, while the others go well. Some group is always the hardest; that alone is no fault.
public record WeakSubgroup(Subgroups groups, Evidence evidence) implements GeneralisationFinding {
    private static final int FEWEST = 100;
    private static final double LEAST_EFFECT = 0.75;
    private static final double LARGEST_P = 1e-3;
    private static final double BAD = 0.4;
    private static final double WELL = 0.5;

    static Optional<WeakSubgroup> look(Case patient) {
        if (InputMismatch.test(patient).filter(test -> !test.differs()).isEmpty()
                || patient.validation().size() < FEWEST
                || patient.course().isBroken()) {
            return Optional.empty();
        }
        return inValidation(patient).or(() -> inTraining(patient));
    }

    /// By the errors of the trained net.
    private static Optional<WeakSubgroup> inValidation(Case patient) {
        return found(
                patient,
                patient.patient().prepare(patient.validation()),
                patient.course().validation(),
                "validation examples");
    }

    /// By the errors of models that have not seen the training examples, of which there are more.
    private static Optional<WeakSubgroup> inTraining(Case patient) {
        return Unseen.of(patient)
                .flatMap(unseen ->
                        found(
                                patient,
                                patient.patient()
                                        .prepare(
                                                Sample.of(
                                                        patient.patient()
                                                                .training()
                                                                .select(unseen.rows()),
                                                        unseen.rows().length,
                                                        0)),
                                unseen.errors(patient.yardstick()),
                                "training examples, predicted unseen"));
    }

    private static Optional<WeakSubgroup> found(
            Case patient, Sample sample, double[] errors, String where) {
        if (sample.isEmpty()
                || errors.length != sample.size()
                || sample.all().size() != errors.length
                || !Arrays.stream(errors).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        Subgroups groups;
        try {
            groups = Subgroups.of(sample.all().x(), errors);
        } catch (TensorException _) {
            return Optional.empty(); // too few rows
        }
        double chance = patient.yardstick().chance();
        boolean isWeak =
                groups.effect() >= LEAST_EFFECT
                        && groups.p() < LARGEST_P
                        && groups.group().low() > BAD * chance
                        && groups.group().value() > 2 * groups.rest().value()
                        && groups.rest().value() < WELL * chance;
        if (!isWeak) {
            return Optional.empty();
        }
        return Optional.of(
                new WeakSubgroup(
                        groups,
                        Evidence.proven(
                                        "a group of %s goes like a guess while the others go well, by 0.75 deviations at p < 0.001"
                                                .formatted(where),
                                        groups.effect() / LEAST_EFFECT)
                                .number("error of the group", groups.group().value())
                                .number("error of the others", groups.rest().value())
                                .number("effect", groups.effect())
                                .number("p", groups.p())
                                .number("examples of the group", groups.members().length)
                                .chart(groups.chart())));
    }

    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        return Optional.of(Mending.isMended(trial.validation(), patient.yardstick().chance()));
    }

    @Override
    public Condition condition() {
        return Condition.WEAK_SUBGROUP;
    }

    @Override
    public String summary() {
        return "A group of examples has an error of %.3g, the others %.3g; it stands out by %s."
                .formatted(
                        groups.group().value(),
                        groups.rest().value(),
                        groups.telling().isEmpty()
                                ? "its inputs"
                                : groups.telling().getFirst().name());
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Look at the examples of the group: are their answers right, is something missing in their inputs? Collect more of them, or let them count more: `loading(c -> c.sampler(Sampler.weighted(weights, seed)))`.");
    }
}
