package io.tarn.doctor;

import io.tarn.doctor.patient.Vitals;
import io.tarn.doctor.patient.Vitals.Layer;
import io.tarn.doctor.patient.Vitals.Reading;
import io.tarn.report.Chart;
import io.tarn.report.Lines;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// What was seen of a training while it ran, as charts.
final class VitalSigns {
    private static final int MOST_LAYERS = 8; // more lines cannot be told apart

    private final Vitals vitals;

    private VitalSigns(Vitals vitals) {
        this.vitals = vitals;
    }

    /// The loss, and what was read of the layers; without readings only the loss.
    static List<Chart> of(Vitals vitals) {
        var signs = new VitalSigns(vitals);
        List<Chart> charts = new ArrayList<>();
        if (!vitals.losses().isEmpty()) {
            charts.add(signs.losses());
        }
        if (!vitals.readings().isEmpty()) {
            charts.add(signs.layers("Gradient norm of each layer", "‖g‖", Layer::gradientNorm));
            charts.add(
                    signs.layers(
                            "Update ratio of each layer: about 0.001 is healthy",
                            "‖Δw‖ / ‖w‖",
                            Layer::updateRatio));
            charts.add(signs.layers("Deviation of each layer's outputs", "σ", Layer::deviation));
        }
        return charts;
    }

    private Chart losses() {
        int count = vitals.losses().size();
        double[] steps = new double[count];
        for (int i = 0; i < count; i++) {
            steps[i] = (i + 1.0) * vitals.stride();
        }
        double[] losses = vitals.losses().stream().mapToDouble(loss -> loss).toArray();
        Lines chart =
                Lines.of("Loss of the batches").x("step").y("loss").line("loss", steps, losses);
        return isPositive(losses) ? chart.logY() : chart;
    }

    private static boolean isPositive(double[] values) {
        for (double value : values) {
            if (value <= 0) {
                return false;
            }
        }
        return true;
    }

    /// A line for each layer where the number is known and above 0, or for eight of them from the first to the last.
    private Chart layers(String title, String axis, ToDoubleFunction<Layer> number) {
        Predicate<Layer> known = layer -> number.applyAsDouble(layer) > 0;
        List<String> names =
                thinned(
                        new ArrayList<>(
                                new LinkedHashSet<>(
                                        vitals.readings().stream()
                                                .flatMap(reading -> reading.layers().stream())
                                                .filter(known)
                                                .map(Layer::name)
                                                .toList())));
        Lines chart = Lines.of(title).x("step").y(axis).logY();
        for (String name : names) {
            List<Reading> seen =
                    vitals.readings().stream()
                            .filter(reading -> reading.layers().stream().anyMatch(named(name)))
                            .toList();
            chart =
                    chart.line(
                            name.isEmpty() ? "the net" : name,
                            seen.stream().mapToDouble(reading -> reading.step() + 1.0).toArray(),
                            seen.stream()
                                    .mapToDouble(reading ->
                                            reading.layers().stream()
                                                    .filter(named(name))
                                                    .mapToDouble(number)
                                                    .findFirst()
                                                    .orElse(Double.NaN))
                                    .toArray());
        }
        return chart;
    }

    private static Predicate<Layer> named(String name) {
        return layer -> layer.name().equals(name);
    }

    private static List<String> thinned(List<String> names) {
        if (names.size() <= MOST_LAYERS) {
            return names;
        }
        List<String> some = new ArrayList<>();
        for (int i = 0; i < MOST_LAYERS; i++) {
            some.add(names.get(i * (names.size() - 1) / (MOST_LAYERS - 1)));
        }
        return some;
    }
}
