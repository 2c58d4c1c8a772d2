package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.Activations;
import io.tarn.doctor.measure.LossCurve;
import io.tarn.doctor.measure.StepGeometry;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Vitals;
import io.tarn.doctor.patient.Vitals.Layer;
import io.tarn.doctor.patient.Vitals.Reading;
import io.tarn.report.Lines;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// Measurements that several findings about optimization read, each made once for a case.
final class Pulse {
    private static final int EARLY = 5;
    private static final int STEPS = 5;

    private Pulse() {}

    /// The median relative update ‖Δw‖/‖w‖ over layers in the first looks.
    static double earlyUpdate(Vitals vitals) {
        return update(vitals.readings().stream().limit(EARLY).toList());
    }

    /// The same in the second half of the looks.
    static double lateUpdate(Vitals vitals) {
        List<Reading> readings = vitals.readings();
        return update(readings.subList(readings.size() / 2, readings.size()));
    }

    private static double update(List<Reading> readings) {
        return median(
                readings.stream()
                        .flatMap(reading -> reading.layers().stream())
                        .mapToDouble(Layer::updateRatio));
    }

    static double median(DoubleStream values) {
        double[] sorted = values.filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /// The gradient of the first layer with weights over that of the last one; NaN where there are fewer than three.
    static double firstToLast(Reading reading) {
        List<Layer> layers = weighted(reading);
        return layers.size() < 3
                ? Double.NaN
                : layers.getFirst().gradientNorm() / layers.getLast().gradientNorm();
    }

    /// Layers with weights and a gradient, without normalisations, which have few.
    static List<Layer> weighted(Reading reading) {
        return reading.layers().stream()
                .filter(layer -> layer.weightNorm() > 0 && !Double.isNaN(layer.gradientNorm()))
                .filter(layer -> !layer.kind().contains("Norm"))
                .toList();
    }

    static LossCurve curve(Case patient) {
        return patient.once("loss curve", () -> LossCurve.of(patient.course().vitals().losses()));
    }

    /// Units before the first step; nothing where the net cannot be looked at.
    static Optional<Activations> unitsAtStart(Case patient) {
        return patient.once(
                "units at the start",
                () ->
                        tolerant(() ->
                                patient.atStart(task -> Activations.of(task, batches(patient)))));
    }

    static Optional<Activations> unitsAtEnd(Case patient) {
        return patient.once(
                "units at the end",
                () ->
                        tolerant(() ->
                                patient.atEnd(task -> Activations.of(task, batches(patient)))));
    }

    /// Some steps from the beginning, on batches of the size that is trained with.
    static Optional<StepGeometry> stepsAtStart(Case patient) {
        return patient.once(
                "steps at the start",
                () ->
                        tolerant(() ->
                                patient.atStart(task ->
                                        StepGeometry.of(
                                                task,
                                                some(patient).batches(),
                                                c -> c.steps(STEPS)))));
    }

    static Optional<StepGeometry> stepsAtEnd(Case patient) {
        return patient.once(
                "steps at the end",
                () ->
                        tolerant(() ->
                                patient.atEnd(task ->
                                        StepGeometry.of(
                                                task,
                                                some(patient).batches(),
                                                c -> c.steps(STEPS)))));
    }

    static List<Batch> batches(Case patient) {
        return patient.patient().prepare(patient.training()).batches();
    }

    /// A few batches' worth of examples.
    private static Sample some(Case patient) {
        int count = Math.clamp(8L * patient.patient().plan().batchSize(), 32, 1000);
        return patient.patient()
                .prepare(Sample.of(patient.patient().training(), count, patient.seed()));
    }

    /// A measurement that some nets do not allow.
    interface Measurement<T> {
        T take();
    }

    static <T> Optional<T> tolerant(Measurement<T> measurement) {
        try {
            return Optional.of(measurement.take());
        } catch (TensorException _) {
            return Optional.empty();
        }
    }

    /// A number of every look, over the steps.
    static Lines chart(String title, String y, Vitals vitals, ToDoubleFunction<Reading> value) {
        List<Reading> readings =
                vitals.readings().stream()
                        .filter(reading -> Double.isFinite(value.applyAsDouble(reading)))
                        .toList();
        return Lines.of(title)
                .x("step")
                .y(y)
                .line(
                        y,
                        readings.stream().mapToDouble(Reading::step).toArray(),
                        readings.stream().mapToDouble(value).toArray());
    }
}
