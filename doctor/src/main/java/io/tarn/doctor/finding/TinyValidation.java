package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Resplit;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.metric.Interval;
import io.tarn.report.Bars;
import java.util.List;
import java.util.Optional;

/// 12: no validation examples, or so few that their error says nothing.
///
/// The rule: none, or at most 30 while these are less than 15% of all examples, so that more could be had. Of 30 examples an error
/// is known to about a third of itself at best, and even without a single miss the true share of misses may be 3/30. It is proof by itself.
///
/// @param rows of validation
/// @param hasClasses whether each example has a class as its answer
public record TinyValidation(int rows, boolean hasClasses, Evidence evidence)
        implements DataFinding {
    private static final int FEW = 30;
    private static final double SHARE = 0.15;
    private static final int LEAST_TRAINING = 50;

    static Optional<TinyValidation> look(Case patient) {
        int rows = patient.patient().validation().size();
        int training = patient.patient().training().size();
        if (training < LEAST_TRAINING || rows > FEW || rows > SHARE * (rows + training)) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.proven(
                                "30 validation examples or fewer, and less than 15% of all",
                                (double) FEW / Math.max(1, rows))
                        .number("validation examples", rows)
                        .number("training examples", training);
        if (rows > 1) {
            Interval error =
                    Interval.bootstrap(patient.course().validation(), 0.95, patient.seed());
            double gap = patient.course().validationError() - patient.course().trainingError();
            evidence =
                    evidence.number("validation error", error.value())
                            .number("width of its 95% interval", error.high() - error.low())
                            .number("gap to the training error", gap)
                            .chart(
                                    Bars.of("Validation error", List.of("validation"))
                                            .bars(
                                                    patient.yardstick().name(),
                                                    new double[] {error.value()},
                                                    new double[] {error.low()},
                                                    new double[] {error.high()}));
        }
        return Optional.of(new TinyValidation(rows, patient.classes().isPresent(), evidence));
    }

    @Override
    public Condition condition() {
        return Condition.TINY_VALIDATION;
    }

    @Override
    public String summary() {
        return rows == 0
                ? "There are no validation examples: nobody knows how the net does on new ones."
                : "With %d validation examples, their error is mostly chance.".formatted(rows);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Split again: `Splits.stratified(labels, Shares.of(0.2, 0), seed)`; of few examples use `Folds`.",
                new Treatment(
                        "split training and validation examples anew, 4 to 1",
                        patient -> Resplit.ofAll(patient, hasClasses)));
    }

    /// By more validation examples, whatever the error of the few was.
    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        return Optional.of(trial.after().validation().length > trial.before().validation().length);
    }
}
