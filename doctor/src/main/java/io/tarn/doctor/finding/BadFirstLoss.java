package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Losses;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.report.Bars;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// 2: a first loss that says that something is set up wrongly.
///
/// The rule: the same examples twice give twice the loss, so it is a sum over the batch; or the first loss is more than twice that of a
/// guess, and it is the last layer's weights or the unit of the targets that make it so. The guess is the mean of the targets, or the
/// shares of the classes, judged by the same loss; or the last layer with small weights.
///
/// @param first the loss before the first step, and `guess` what a guess has
/// @param repeated the loss of examples that are there twice, over that of examples that are there once
record BadFirstLoss(double first, double guess, double repeated, Remedy remedy, Evidence evidence)
        implements DefinitionFinding {
    private static final double TIMES = 2;
    private static final double LARGE = 2.5;

    static Optional<BadFirstLoss> look(Case patient) {
        Batch batch = patient.training().batches().getFirst();
        double first = firstLoss(patient.patient(), batch);
        if (!(first > 0) || Double.isInfinite(first)) {
            return Optional.empty();
        }
        double repeated = repeated(patient.patient(), batch) / first;
        Optional<LastLayer> last = LastLayer.of(patient);
        double gain = last.map(LastLayer::gain).orElse(Double.NaN);
        double guess = guess(patient, batch, last);
        List<Treatment> treatments = new ArrayList<>();
        if (repeated > 1.9 && repeated < 2.1) {
            treatments.add(mean(patient.patient()));
        }
        boolean isFar = first > TIMES * guess;
        if (isFar && gain > LARGE && last.map(layer -> layer.others() < LARGE).orElse(false)) {
            last.ifPresent(layer -> treatments.add(layer.anew()));
        }
        if (isFar && patient.yardstick() instanceof Yardstick.Numbers) {
            Units.of(patient).filter(Units::areOdd).ifPresent(u -> treatments.add(u.treatment()));
        }
        if (treatments.isEmpty()) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.suspected(
                                "the first loss is more than twice that of a guess, or grows with the batch",
                                Math.max(first / guess / TIMES, repeated / 2))
                        .number("first loss", first)
                        .number("loss of a guess", guess)
                        .number("loss of examples that are there twice, over once", repeated)
                        .number("size of the last layer's weights times √inputs", gain)
                        .chart(
                                Bars.of(
                                                "The first loss",
                                                List.of("a guess", "the net", "every row twice"))
                                        .bars("loss", guess, first, repeated * first)
                                        .y("loss"));
        String advice =
                "Take the mean over the batch instead of the sum, start with small weights in the last layer, and standardise targets that"
                        + " are numbers.";
        return Optional.of(
                new BadFirstLoss(first, guess, repeated, new Remedy(advice, treatments), evidence));
    }

    private static double firstLoss(Patient patient, Batch batch) {
        return patient.atStart(task -> Losses.of(task, batch));
    }

    /// NaN where the task does not take such a batch.
    private static double repeated(Patient patient, Batch batch) {
        Batch twice =
                new Batch(
                        batch.inputs().stream().map(BadFirstLoss::twice).toList(),
                        batch.targets().stream().map(BadFirstLoss::twice).toList());
        try {
            return firstLoss(patient, twice);
        } catch (TensorException e) {
            return Double.NaN; // a batch of a fixed size, say
        }
    }

    private static Tensor twice(Tensor rows) {
        return Tensor.cat(List.of(rows, rows), 0);
    }

    private static double guess(Case patient, Batch batch, Optional<LastLayer> last) {
        double small =
                last.map(layer -> firstLoss(layer.anew().apply(patient.patient()), batch))
                        .orElse(Double.NaN);
        double constant =
                Guess.of(patient, batch)
                        .map(answer -> loss(patient, answer, batch))
                        .orElse(Double.NaN);
        return Stream.of(small, constant)
                .filter(Double::isFinite)
                .min(Double::compare)
                .orElse(Double.NaN);
    }

    private static double loss(Case patient, Tensor answer, Batch batch) {
        return patient.patient()
                .supervised()
                .map(task -> LossKind.value(task.loss(), answer, batch.y()))
                .orElse(Double.NaN);
    }

    private static Treatment mean(Patient patient) {
        return patient.supervised().isPresent()
                ? Treatments.meanLoss()
                : Treatments.rate(1.0 / patient.plan().batchSize());
    }

    @Override
    public Condition condition() {
        return Condition.BAD_FIRST_LOSS;
    }

    @Override
    public String summary() {
        return "The first loss is %.3g, that of a guess %.3g; the same examples twice give %.2g times as much."
                .formatted(first, guess, repeated);
    }
}
