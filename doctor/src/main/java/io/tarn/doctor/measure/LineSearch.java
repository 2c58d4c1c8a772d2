package io.tarn.doctor.measure;

import io.tarn.report.Lines;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The loss along a line through the weights, w + t·u, at lengths t that double, and the lowest place found.
///
/// It costs some 50 losses.
///
/// @param start the loss at t = 0
/// @param step the t of the lowest loss; 0 where nothing lowers it
/// @param loss the lowest loss
/// @param steps all t that were tried, rising
/// @param losses at these
public record LineSearch(double start, double step, double loss, double[] steps, double[] losses) {
    private static final double SHORTEST = 1e-4;
    private static final int DOUBLINGS = 20;
    private static final int REFINEMENTS = 4;

    public LineSearch {
        steps = steps.clone();
        losses = losses.clone();
    }

    /// Both ways along `direction`, from a 10,000th of `reach` to 100 times `reach`.
    static LineSearch along(Objective objective, Tensor direction, double reach) {
        try (var scope = Scope.open()) {
            Tensor here = objective.point();
            Map<Double, Double> tried = new TreeMap<>();
            double start = objective.value();
            tried.put(0.0, start);
            for (double sign : new double[] {1, -1}) {
                double t = sign * SHORTEST * reach;
                for (int i = 0; i < DOUBLINGS; i++, t *= 2) {
                    tried.put(t, at(objective, here, direction, t));
                }
            }
            double best = lowest(tried);
            double factor = Math.sqrt(2);
            for (int i = 0; i < REFINEMENTS && best != 0; i++, factor = Math.sqrt(factor)) {
                tried.put(best * factor, at(objective, here, direction, best * factor));
                tried.put(best / factor, at(objective, here, direction, best / factor));
                best = lowest(tried);
            }
            return new LineSearch(
                    start,
                    best,
                    tried.getOrDefault(best, start),
                    numbers(tried.keySet()),
                    numbers(tried.values()));
        }
    }

    private static double lowest(Map<Double, Double> tried) {
        double best = 0;
        for (var entry : tried.entrySet()) {
            if (entry.getValue() < tried.getOrDefault(best, Double.NaN)) { // NaN is never lower
                best = entry.getKey();
            }
        }
        return best;
    }

    private static double[] numbers(Iterable<Double> values) {
        var numbers = DoubleStream.builder();
        values.forEach(numbers::add);
        return numbers.build().toArray();
    }

    /// L(w + t·u).
    static double at(Objective objective, Tensor here, Tensor direction, double t) {
        try (var scope = Scope.open()) {
            return objective.valueAt(here.add(direction, t));
        }
    }

    /// How much lower the loss becomes.
    public double drop() {
        return start - loss;
    }

    /// The loss along the line, as far as it stays near.
    public Lines chart() {
        double far = step == 0 ? Double.POSITIVE_INFINITY : 2 * Math.abs(step);
        int[] near =
                IntStream.range(0, steps.length).filter(i -> Math.abs(steps[i]) <= far).toArray();
        return Lines.of("Loss along the direction of negative curvature")
                .x("step")
                .y("loss")
                .line(
                        "loss",
                        IntStream.of(near).mapToDouble(i -> steps[i]).toArray(),
                        IntStream.of(near).mapToDouble(i -> losses[i]).toArray())
                .mark("lowest", step, loss);
    }
}
