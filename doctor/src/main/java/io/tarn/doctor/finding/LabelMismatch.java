package io.tarn.doctor.finding;

import io.tarn.doctor.data.ConceptShift;
import io.tarn.doctor.data.LabelShift;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;

/// 33: the same inputs mean other answers in validation than in training, or answers are more or less frequent there.
///
/// The rule: where inputs do not differ, a model of validation's own examples beats one of training's examples on them by a tenth of what
/// there is to explain, at p < 0.005 (or training is far easier to explain than validation, at p < 0.0005). Other frequencies alone make a
/// suspicion.
public record LabelMismatch(
        String difference, List<Treatment> treatments, double chance, Evidence evidence)
        implements GeneralisationFinding {
    private static final int FEWEST = 50;
    private static final double FAR = 0.15;
    private static final double SURE = 5e-4;

    public LabelMismatch {
        treatments = List.copyOf(treatments);
    }

    static Optional<LabelMismatch> look(Case patient) {
        Sample training = patient.patient().prepare(patient.training());
        Sample validation = patient.patient().prepare(patient.validation());
        if (patient.yardstick() instanceof Yardstick.Own
                || training.size() < FEWEST
                || validation.size() < FEWEST
                || InputMismatch.test(patient).filter(test -> !test.differs()).isEmpty()) {
            return Optional.empty();
        }
        return meaning(patient, training, validation)
                .or(() -> frequency(patient, training, validation));
    }

    private static Optional<LabelMismatch> meaning(
            Case patient, Sample training, Sample validation) {
        ConceptShift shift;
        try {
            shift =
                    ConceptShift.of(
                            training.all().x(),
                            training.all().y(),
                            validation.all().x(),
                            validation.all().y());
        } catch (TensorException _) {
            return Optional.empty(); // answers that are neither classes nor numbers
        }
        boolean isScrambled =
                shift.home() - shift.own() >= FAR
                        && shift.own() < shift.home() / 2
                        && shift.homeP() < SURE;
        if (!shift.changed() && !isScrambled) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.proven(
                                "validation's own examples explain its answers better than those of training, by a tenth or more at p < 0.005, although inputs do not differ",
                                (shift.own() - shift.transfer()) / 0.1)
                        .number("explained within training", shift.home())
                        .number("explained within validation", shift.own())
                        .number("explained from training to validation", shift.transfer())
                        .number("p", shift.ownP())
                        .chart(shift.chart());
        return Optional.of(
                new LabelMismatch(
                        "inputs mean other answers in validation than in training",
                        AnswerKey.of(patient).map(AnswerKey::treatment).stream().toList(),
                        patient.yardstick().chance(),
                        evidence));
    }

    private static Optional<LabelMismatch> frequency(
            Case patient, Sample training, Sample validation) {
        if (!(patient.yardstick() instanceof Yardstick.Classes)
                || Unseen.labels(training.all().y()).rank() != 1) {
            return Optional.empty();
        }
        LabelShift shift =
                LabelShift.of(
                        Unseen.labels(training.all().y()).toIntArray(),
                        Unseen.labels(validation.all().y()).toIntArray());
        if (!shift.shifted()) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.suspected(
                                "classes are not as frequent in validation as in training, p < 0.01",
                                shift.distance() / 0.05)
                        .number("distance of the shares", shift.distance())
                        .number("p", shift.p())
                        .chart(shift.chart());
        double[] weights = shift.weights();
        Treatment drawn =
                Reweighted.treatment(
                        "draw classes as often as validation has them",
                        batch -> {
                            int[] labels = Unseen.labels(batch.y()).toIntArray();
                            double[] each = new double[labels.length];
                            for (int i = 0; i < each.length; i++) {
                                each[i] = labels[i] < weights.length ? weights[labels[i]] : 1;
                            }
                            return each;
                        });
        return Optional.of(
                new LabelMismatch(
                        "classes are more or less frequent in validation than in training",
                        List.of(drawn),
                        patient.yardstick().chance(),
                        evidence));
    }

    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        return Optional.of(Mending.isMended(trial.validation(), chance));
    }

    @Override
    public Condition condition() {
        return Condition.LABEL_MISMATCH;
    }

    @Override
    public String summary() {
        return "The same %s.".formatted(difference);
    }

    @Override
    public Remedy remedy() {
        return new Remedy(
                "Look at validation answers beside their inputs: another order of the classes, another unit or sign, rows that were shuffled. Read both sets by the same code. Where the world changed, train on newer examples.",
                treatments);
    }
}
