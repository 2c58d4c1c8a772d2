package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.loss.BinaryCrossEntropy;
import io.tarn.loss.CrossEntropy;
import io.tarn.tensor.Tensor;
import io.tarn.train.Supervised;
import java.util.List;
import java.util.Optional;

/// 1: a loss that takes the answers for something else than they are, or answers that cannot reach the targets.
///
/// What a loss expects is found out by giving it made-up predictions, and what the net answers by looking before training and after it. It
/// is proven where they contradict each other: probabilities for a loss that makes probabilities of scores itself, scores for one that
/// wants logarithms, one column against rows. Squared errors of classes, and answers that end at 0 or 1 where targets go on, are
/// suspicions.
///
/// @param mistake what does not fit, as a sentence
record LossMisfit(String mistake, Remedy remedy, Evidence evidence) implements DefinitionFinding {
    private static final double EDGE = 0.02;

    /// What is a contradiction whatever the data are.
    static Optional<LossMisfit> look(Case patient) {
        return patient.patient().supervised().flatMap(task -> proven(patient, task));
    }

    /// What may be on purpose.
    static Optional<LossMisfit> suspect(Case patient) {
        return patient.patient().supervised().flatMap(task -> suspected(patient, task));
    }

    private static Optional<LossMisfit> proven(Case patient, Supervised task) {
        Batch batch = patient.training().batches().getFirst();
        if (batch.targets().size() != 1) {
            return Optional.empty();
        }
        Optional<LossMisfit> spread = Broadcast.look(patient, task.loss());
        if (spread.isPresent()) {
            return spread;
        }
        if (!(patient.yardstick() instanceof Yardstick.Classes) || !isRows(patient)) {
            return Optional.empty();
        }
        AnswerRange range = AnswerRange.of(patient);
        return switch (kind(patient, task)) {
            case SCORES ->
                    range.areProbabilities()
                            ? Optional.of(
                                    misfit(
                                            patient,
                                            "The loss takes scores and makes probabilities of them itself, and the net already answers with"
                                                    + " probabilities.",
                                            "Leave the softmax at the end of the net out, or use `NegativeLogLikelihood` on a log-softmax.",
                                            true,
                                            Misfits.fed("log p", p -> p.clamp(1e-12, 1).log())))
                            : Optional.empty();
            case LOG_PROBABILITIES ->
                    range.areLogarithms()
                            ? Optional.empty()
                            : Optional.of(
                                    misfit(
                                            patient,
                                            "The loss takes log probabilities, and what the net answers are none.",
                                            "Use `CrossEntropy`, which takes scores, or end the net in `Activation.logSoftmax(1)`.",
                                            true,
                                            Misfits.likelihood(range.areProbabilities())));
            case PROBABILITIES ->
                    range.areProbabilities()
                            ? Optional.empty()
                            : Optional.of(
                                    misfit(
                                            patient,
                                            "The loss takes probabilities, and what the net answers are none.",
                                            "Use `CrossEntropy`, which takes scores, or end the net in `Activation.softmax(1)`.",
                                            true,
                                            range.areLogarithms()
                                                    ? Misfits.fed("their exponential", Tensor::exp)
                                                    : Misfits.instead(
                                                            "cross entropy", CrossEntropy.of())));
            case SQUARES, OTHER -> Optional.empty();
        };
    }

    private static Optional<LossMisfit> suspected(Case patient, Supervised task) {
        Batch batch = patient.training().batches().getFirst();
        if (batch.targets().size() != 1 || batch.y().elements() == 0) {
            return Optional.empty();
        }
        if (!(patient.yardstick() instanceof Yardstick.Classes) || !isRows(patient)) {
            return isSameShape(patient) ? ofNumbers(patient, task) : Optional.empty();
        }
        LossKind kind = kind(patient, task);
        AnswerRange range = AnswerRange.of(patient);
        if (kind == LossKind.SQUARES) {
            return Optional.of(
                    misfit(
                            patient,
                            "The loss is a squared error, and the targets are classes.",
                            "Use `CrossEntropy`: its gradient does not vanish where the net is sure and wrong.",
                            false,
                            range.areProbabilities()
                                    ? Misfits.instead(
                                            "cross entropy of the probabilities",
                                            LossKind.of(
                                                    CrossEntropy.of(),
                                                    p -> p.clamp(1e-12, 1).log()))
                                    : Misfits.instead("cross entropy", CrossEntropy.of())));
        }
        if (kind == LossKind.SCORES && !range.areProbabilities() && range.isAtItsEdge()) {
            return Optional.of(
                    misfit(
                            patient,
                            "The loss takes scores of any size, and the net's last function holds them between %.3g and %.3g."
                                    .formatted(range.least(), range.greatest()),
                            "Leave the activation behind the last layer out.",
                            false,
                            Misfits.freed(patient, range)));
        }
        return Optional.empty();
    }

    /// Numbers, and 0 or 1 for each answer.
    private static Optional<LossMisfit> ofNumbers(Case patient, Supervised task) {
        AnswerRange range = AnswerRange.of(patient);
        if (Misfits.isBinary(patient)) {
            return ofBinary(patient, task, range);
        }
        double below = Misfits.shareOfTargets(patient, y -> y.lt(range.least()));
        double above = Misfits.shareOfTargets(patient, y -> y.gt(range.greatest()));
        if (!range.isAtItsEdge() || below + above < EDGE) {
            return Optional.empty();
        }
        List<Treatment> treatments = Misfits.freed(patient, range);
        return treatments.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        misfit(
                                patient,
                                "All answers lie between %.3g and %.3g, before training and after it, and %.0f%% of the targets beyond."
                                        .formatted(
                                                range.least(),
                                                range.greatest(),
                                                100 * (below + above)),
                                "Leave the activation behind the last layer out, or bring the targets into its range.",
                                false,
                                treatments));
    }

    private static Optional<LossMisfit> ofBinary(Case patient, Supervised task, AnswerRange range) {
        Batch batch = patient.training().batches().getFirst();
        boolean unit = range.isWithin(0, 1);
        return switch (LossKind.ofBinary(task.loss(), batch.y().toFloat(), batch.y())) {
            case SCORES ->
                    unit
                            ? Optional.of(
                                    misfit(
                                            patient,
                                            "The loss takes scores and makes probabilities of them itself, and all answers lie between 0 and 1.",
                                            "Leave the sigmoid at the end of the net out.",
                                            false,
                                            Misfits.fed("log p/(1-p)", p -> p.logit(1e-6))))
                            : Optional.empty();
            case PROBABILITIES ->
                    unit
                            ? Optional.empty()
                            : Optional.of(
                                    misfit(
                                            patient,
                                            "The loss takes probabilities, and answers lie between %.3g and %.3g."
                                                    .formatted(range.least(), range.greatest()),
                                            "Use `BinaryCrossEntropy`, which takes scores.",
                                            true,
                                            Misfits.instead(
                                                    "binary cross entropy of scores",
                                                    BinaryCrossEntropy.of())));
            case SQUARES ->
                    Optional.of(
                            misfit(
                                    patient,
                                    "The loss is a squared error, and the targets are 0 or 1.",
                                    "Use `BinaryCrossEntropy` on the answers before any sigmoid.",
                                    false,
                                    Misfits.instead(
                                            "binary cross entropy",
                                            unit
                                                    ? LossKind.of(
                                                            BinaryCrossEntropy.of(),
                                                            p -> p.logit(1e-6))
                                                    : BinaryCrossEntropy.of())));
            case LOG_PROBABILITIES, OTHER -> Optional.empty();
        };
    }

    private static LossKind kind(Case patient, Supervised task) {
        return patient.once(
                "definition: kind of loss",
                () -> {
                    Batch batch = patient.training().batches().getFirst();
                    return LossKind.ofClasses(task.loss(), Misfits.answer(patient), batch.y());
                });
    }

    /// Whether answers are a row of numbers for each class.
    private static boolean isRows(Case patient) {
        Tensor answer = Misfits.answer(patient);
        return answer.rank() >= 2 && answer.size(1) > 1;
    }

    private static boolean isSameShape(Case patient) {
        Batch batch = patient.training().batches().getFirst();
        return batch.y().dtype().isFloatingPoint()
                && Misfits.answer(patient).shape().equals(batch.y().shape());
    }

    private static LossMisfit misfit(
            Case patient, String mistake, String advice, boolean proven, Treatment... treatments) {
        return misfit(patient, mistake, advice, proven, List.of(treatments));
    }

    static LossMisfit misfit(
            Case patient,
            String mistake,
            String advice,
            boolean proven,
            List<Treatment> treatments) {
        AnswerRange range = AnswerRange.of(patient);
        String rule =
                "what the loss expects is not what the net answers, before training and after it";
        Evidence evidence = proven ? Evidence.proven(rule, 2) : Evidence.suspected(rule, 1);
        return new LossMisfit(
                mistake,
                new Remedy(advice, treatments),
                evidence.number("least answer", range.least())
                        .number("greatest answer", range.greatest())
                        .chart(range.chart(Misfits.least(patient), Misfits.greatest(patient))));
    }

    @Override
    public Condition condition() {
        return Condition.LOSS_MISFIT;
    }

    @Override
    public String summary() {
        return mistake;
    }
}
