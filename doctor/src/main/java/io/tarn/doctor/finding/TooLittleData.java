package io.tarn.doctor.finding;

import io.tarn.data.DataException;
import io.tarn.doctor.data.DomainTest;
import io.tarn.doctor.data.LearningCurve;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// 35: more examples would help much.
///
/// The rule: training examples go much better than others, and the error falls steeply with their number: from half or a quarter of them to
/// all by 8% of a guess and by a fifth, beyond chance. It is proof where there are 300 or fewer; many examples make it a suspicion, for
/// every hard task would gain by twice as many.
///
/// @param gain the error that twice as many examples would take away
public record TooLittleData(int examples, double error, double gain, Evidence evidence)
        implements GeneralisationFinding {
    private static final int FEWEST = 16;
    private static final int FEW = 300;
    private static final int VERY_FEW = 150;
    private static final double SURE = 3;
    private static final double LEAST_GAP = 0.1;
    private static final double LEAST_GAIN = 0.08;
    private static final double LEAST_SHARE = 0.2;
    private static final double LEAST_ERROR_OF_VERY_FEW = 0.1;
    private static final double LEAST_ERROR_OF_FEW = 0.2;
    private static final double LEAST_ERROR_OF_MANY = 0.35;

    static Optional<TooLittleData> look(Case patient) {
        double chance = patient.yardstick().chance();
        Gap gap = Gap.of(patient.course());
        int examples = patient.patient().training().size();
        boolean isLearned =
                gap.deviations() > SURE
                        && gap.size() > LEAST_GAP * chance
                        && gap.training() < gap.validation() / 2;
        double least =
                examples <= VERY_FEW
                        ? LEAST_ERROR_OF_VERY_FEW
                        : examples <= FEW && isLearned ? LEAST_ERROR_OF_FEW : LEAST_ERROR_OF_MANY;
        boolean isWorthALook =
                examples >= FEWEST
                        && (isLearned || examples <= VERY_FEW)
                        && gap.validation() > least * chance
                        && !patient.course().isBroken()
                        && InputMismatch.test(patient).filter(DomainTest::differs).isEmpty();
        if (!isWorthALook) {
            return Optional.empty();
        }
        try {
            Comparison half = fewer(patient, 2).validation().turned();
            Comparison quarter = fewer(patient, 4).validation().turned();
            return isSteep(half, chance) || isSteep(quarter, chance)
                    ? Optional.of(found(examples, chance, gap, half, quarter))
                    : Optional.empty();
        } catch (TensorException | DataException _) {
            return Optional.empty(); // a sampler that needs all examples
        }
    }

    private static boolean isSteep(Comparison fall, double chance) {
        return fall.isBetter()
                && fall.gain() > LEAST_GAIN * chance
                && fall.relativeGain() > LEAST_SHARE;
    }

    private static TooLittleData found(
            int examples, double chance, Gap gap, Comparison half, Comparison quarter) {
        LearningCurve curve =
                LearningCurve.fit(
                        new double[] {examples / 4.0, examples / 2.0, examples},
                        new double[] {quarter.before(), half.before(), half.after()});
        double gain = curve.gain(2.0 * examples).value();
        String rule =
                "the error falls by a fifth or more, and 8% of a guess, from half or a quarter of the examples to all";
        double strength = Math.max(half.gain(), quarter.gain()) / (LEAST_GAIN * chance);
        Evidence evidence =
                examples <= FEW
                        ? Evidence.proven(rule, strength)
                        : Evidence.suspected(rule, strength);
        return new TooLittleData(
                examples,
                quarter.after(),
                gain,
                evidence.number("examples", examples)
                        .number("training error", gap.training())
                        .number("error", quarter.after())
                        .number("error with half of them", half.before())
                        .number("error with a quarter of them", quarter.before())
                        .number("predicted gain of twice as many", gain)
                        .chart(curve.chart()));
    }

    private static Trial fewer(Case patient, int divisor) {
        return patient.trial(
                new Treatment(
                        "train on 1/%d of the examples".formatted(divisor),
                        p ->
                                p.atMost(
                                        p.training().size() / divisor,
                                        p.validation().size(),
                                        patient.seed())));
    }

    @Override
    public boolean needsHarm() {
        return true;
    }

    @Override
    public Condition condition() {
        return Condition.TOO_LITTLE_DATA;
    }

    @Override
    public String summary() {
        return "%d examples are too few: twice as many would bring the error from %.3g to about %.3g."
                .formatted(examples, error, error - gain);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Collect more examples, begin with a net that was trained on something similar, or make variants of those you have: `training.map(augmentation)`.",
                Overfitting.dropout().and(Overfitting.noise()),
                Overfitting.decay());
    }

    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        return Optional.of(Mending.isMended(trial.validation(), patient.yardstick().chance()));
    }
}
