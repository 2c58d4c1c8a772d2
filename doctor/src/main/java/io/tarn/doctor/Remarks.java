package io.tarn.doctor;

import io.tarn.doctor.finding.Condition;
import io.tarn.doctor.measure.LossCurve;
import io.tarn.doctor.patient.Vitals;
import io.tarn.doctor.patient.Vitals.Layer;
import io.tarn.doctor.patient.Vitals.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What can be told from the vital signs alone, by rules that seldom fire on healthy trainings.
///
/// @param curve of the losses
record Remarks(Vitals vitals, LossCurve curve) {
    private static final double LARGE_STEP = 0.1; // ‖Δw‖ / ‖w‖ in the second half
    private static final double SMALL_STEP = 1e-5;
    private static final double VANISHED = 1e-6; // the first layer's gradient over the last one's
    private static final double WORSE = 1.15; // validation loss at the end over the best one
    private static final double FALLING = 0.2; // of the loss, in the last third
    private static final int FEW_EPOCHS = 4;

    static List<Remark> of(Vitals vitals) {
        var remarks = new Remarks(vitals, LossCurve.of(vitals.losses()));
        return Stream.of(
                        remarks.notFinite(),
                        remarks.rateTooHigh(),
                        remarks.rateTooLow(),
                        remarks.vanishing(),
                        remarks.overfitting(),
                        remarks.stoppedEarly())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Remark> notFinite() {
        return curve.firstBad().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Remark(
                                Condition.NOT_FINITE,
                                "The loss of step %d is no number."
                                        .formatted(
                                                (curve.firstBad().getAsInt() + 1L)
                                                        * vitals.stride()),
                                "Look for NaN among the inputs, then lower the learning rate or clip the gradient."));
    }

    /// The loss ends above where it began, or steps stay huge.
    private Optional<Remark> rateTooHigh() {
        double ratio = late(Layer::updateRatio);
        boolean rising = curve.hasDiverged();
        if (!rising && !(ratio > LARGE_STEP)) {
            return Optional.empty();
        }
        String steps =
                Double.isNaN(ratio)
                        ? ""
                        : ", and a step moves the weights by %s of their size"
                                .formatted(Figures.of(ratio));
        return Optional.of(
                new Remark(
                        Condition.RATE_TOO_HIGH,
                        "The loss went from %s to %s%s."
                                .formatted(
                                        Figures.of(curve.level().start()),
                                        Figures.of(curve.level().end()),
                                        steps),
                        "Try a tenth of the learning rate."));
    }

    /// Steps that hardly move anything, while the loss hardly falls.
    private Optional<Remark> rateTooLow() {
        double ratio = late(Layer::updateRatio);
        double gone = 1 - curve.level().end() / curve.level().start();
        return ratio < SMALL_STEP && gone < FALLING
                ? Optional.of(
                        new Remark(
                                Condition.RATE_TOO_LOW,
                                "A step moves the weights by %s of their size; 0.001 is healthy."
                                        .formatted(Figures.of(ratio)),
                                "Try ten times the learning rate."))
                : Optional.empty();
    }

    private Optional<Remark> vanishing() {
        double[] ratios =
                lateReadings().stream()
                        .mapToDouble(Remarks::firstOverLast)
                        .filter(ratio -> !Double.isNaN(ratio))
                        .sorted()
                        .toArray();
        double ratio = ratios.length == 0 ? Double.NaN : ratios[ratios.length / 2];
        return ratio < VANISHED
                ? Optional.of(
                        new Remark(
                                Condition.VANISHING_GRADIENT,
                                "The first layer's gradient is %s of the last one's."
                                        .formatted(Figures.of(ratio)),
                                "Try ReLU, normalisation or residual connections."))
                : Optional.empty();
    }

    private static double firstOverLast(Reading reading) {
        double[] norms =
                reading.layers().stream()
                        .filter(layer -> layer.weightNorm() > 0)
                        .mapToDouble(Layer::gradientNorm)
                        .filter(norm -> !Double.isNaN(norm))
                        .toArray();
        return norms.length < 2 ? Double.NaN : norms[0] / norms[norms.length - 1];
    }

    /// The validation loss rose again, while the training loss fell on.
    private Optional<Remark> overfitting() {
        double[] validation = epochs(epoch -> epoch.validation().get("loss"));
        double[] training = epochs(epoch -> epoch.training().get("loss"));
        if (validation.length < FEW_EPOCHS || training.length != validation.length) {
            return Optional.empty();
        }
        int best = 0;
        for (int i = 1; i < validation.length; i++) {
            best = validation[i] < validation[best] ? i : best;
        }
        double last = validation[validation.length - 1];
        boolean fires =
                best < validation.length - 2
                        && last > WORSE * validation[best]
                        && training[training.length - 1] < training[best];
        return fires
                ? Optional.of(
                        new Remark(
                                Condition.OVERFITTING,
                                "The validation loss was %s after epoch %d and is %s now."
                                        .formatted(
                                                Figures.of(validation[best]),
                                                best + 1,
                                                Figures.of(last)),
                                "Keep the best epoch (`keepBest`, `EarlyStopping`), or use weight decay, dropout or more data."))
                : Optional.empty();
    }

    private Optional<Remark> stoppedEarly() {
        double[] validation = epochs(epoch -> epoch.validation().get("loss"));
        boolean atBest =
                validation.length == 0
                        || validation[validation.length - 1]
                                <= Arrays.stream(validation).min().orElse(0);
        double fall = -curve.trend().change() / Math.abs(curve.level().end());
        return curve.isFalling() && atBest && fall > FALLING
                ? Optional.of(
                        new Remark(
                                Condition.STOPPED_EARLY,
                                "In the last third of the steps the loss still fell by %s of what it is now."
                                        .formatted(Figures.of(fall)),
                                "Train for more epochs."))
                : Optional.empty();
    }

    private double[] epochs(ToDoubleFunction<Vitals.Epoch> value) {
        return vitals.epochs().stream()
                .mapToDouble(value)
                .filter(number -> !Double.isNaN(number))
                .toArray();
    }

    private List<Reading> lateReadings() {
        List<Reading> all = vitals.readings();
        return all.subList(all.size() / 2, all.size());
    }

    /// The median over layers and looks in the second half; NaN where nothing was seen.
    private double late(ToDoubleFunction<Layer> number) {
        List<Double> values = new ArrayList<>();
        for (Reading reading : lateReadings()) {
            reading.layers().stream()
                    .mapToDouble(number)
                    .filter(Double::isFinite)
                    .forEach(values::add);
        }
        values.sort(null);
        return values.isEmpty() ? Double.NaN : values.get(values.size() / 2);
    }
}
