package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.GradientCheck.Part;
import io.tarn.nn.Parameter;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The two slopes that a [GradientCheck] compares: by the backward pass, and by differences of the loss.
final class Slopes {
    /// How the lengths of steps and the verdict follow from the precision.
    private record Precision(DType type, double tolerance, double tiny, double... steps) {
        static Precision of(DType type) {
            return type == DType.FLOAT64
                    ? new Precision(type, 1e-5, 1e-7, 1e-5, 1e-6, 1e-4, 1e-7)
                    : new Precision(type, 1e-2, 1e-5, 1e-2, 3e-3, 3e-2, 1e-3);
        }
    }

    /// One parameter tensor within the vector of all weights.
    private record Stretch(String name, long start, long length, double size) {}

    private final Objective objective;
    private final Tensor chance = Random.global().state();
    private final Random random;
    private final Tensor point;
    private final double loss;
    private final Tensor gradient;
    private final double noise;
    private final Precision precision;

    private Slopes(Objective objective, DType type, long seed) {
        this.objective = objective;
        this.random = Random.of(seed);
        Tensor here = objective.point();
        Tensor shaken = shaken(here);
        this.point = Double.isFinite(at(shaken)) ? shaken : here;
        this.loss = at(point);
        this.gradient = gradient();
        double rounding = rounding(Precision.of(type).tiny);
        boolean single =
                rounding > 1e-12 * Math.abs(loss); // some layer computes in less than it says
        this.precision = Precision.of(single ? DType.FLOAT32 : type);
        this.noise = single ? Math.max(rounding, rounding(precision.tiny)) : rounding;
    }

    static Slopes of(Task task, Batch batch, DType type, long seed) {
        return new Slopes(Objective.of(task, List.of(batch)), type, seed);
    }

    GradientCheck check(GradientCheck.Config config) {
        List<Stretch> all = stretches();
        int count = Math.min(config.tensors(), all.size());
        List<Part> parts =
                Double.isFinite(loss)
                        ? IntStream.range(0, count)
                                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                                .map(stretch -> part(stretch, config.directions()))
                                .toList()
                        : List.of();
        return new GradientCheck(parts, loss, precision.type, precision.tolerance, noise);
    }

    private List<Stretch> stretches() {
        Map<Parameter, String> names = new LinkedHashMap<>();
        objective.net().namedParameters().forEach((name, parameter) -> names.put(parameter, name));
        List<Stretch> found = new ArrayList<>();
        long start = 0;
        for (Parameter parameter : objective.parameters()) {
            long length = parameter.value().elements();
            double norm = point.narrow(0, start, length).norm().item();
            double size = Math.max(norm, 0.1 * Math.sqrt(length));
            found.add(new Stretch(names.getOrDefault(parameter, "?"), start, length, size));
            start += length;
        }
        return found;
    }

    /// Away from kinks that many units share, as where biases and inputs are 0.
    private Tensor shaken(Tensor here) {
        List<Tensor> parts = new ArrayList<>();
        for (Parameter parameter : objective.parameters()) {
            long n = parameter.value().elements();
            double size = parameter.value().detach().norm().item() / Math.sqrt(n);
            parts.add(random.normal(n).mul(0.01 * Math.max(size, 0.1)));
        }
        return here.add(Tensor.cat(parts, 0).to(here.device(), here.dtype()));
    }

    /// The loss at a point, with the same chance every time.
    private double at(Tensor where) {
        Random.global().restore(chance);
        return objective.valueAt(where);
    }

    private Tensor gradient() {
        Random.global().restore(chance);
        objective.moveTo(point);
        return objective.gradient();
    }

    /// The scatter of the loss over places so near to each other that it must be smooth, or of the same place if chance adds to it.
    /// Fourth differences of a smooth function vanish; those of noise have a deviation of √(8!/4!²) times its own. Hamming's way, as in
    /// ECnoise.
    private double rounding(double tiny) {
        double[] losses = new double[9];
        try (var scope = Scope.open()) {
            Tensor drawn = random.normal(point.elements()).to(point.device(), point.dtype());
            Tensor step = drawn.mul(tiny * point.norm().item() / drawn.norm().item());
            for (int i = 0; i < losses.length; i++) {
                losses[i] = at(point.add(step, i));
            }
        }
        double[] differences = losses;
        for (int order = 1; order <= 4; order++) {
            differences = Robust.differences(differences);
        }
        double squares = Robust.mean(Arrays.stream(differences).map(d -> d * d).toArray());
        double scatter = Math.sqrt(squares * 24 * 24 / 40320);
        return Math.max(Math.max(1e-16 * Math.abs(loss), scatter), Math.abs(at(point) - loss));
    }

    private Part part(Stretch stretch, int directions) {
        try (var scope = Scope.open()) {
            Tensor g = gradient.narrow(0, stretch.start, stretch.length);
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < directions; i++) {
                Tensor d =
                        i == 0 && g.norm().item() > 0
                                ? g
                                : random.normal(stretch.length).to(g.device(), g.dtype());
                parts.add(along(stretch, g, d.div(d.norm())));
            }
            return parts.stream().max(Comparator.comparingDouble(Part::error)).orElseThrow();
        }
    }

    /// The best agreement over steps of several lengths.
    private Part along(Stretch stretch, Tensor g, Tensor d) {
        double backward = g.dot(d).item();
        double usual = g.norm().item() / Math.sqrt(stretch.length);
        Part best = compared(stretch, d, backward, usual, precision.steps[0]);
        for (int i = 1;
                i < precision.steps.length && !(best.error() <= precision.tolerance / 10);
                i++) {
            Part next = compared(stretch, d, backward, usual, precision.steps[i]);
            best = next.error() < best.error() ? next : best;
        }
        return best;
    }

    private Part compared(Stretch stretch, Tensor d, double backward, double usual, double step) {
        double h = step * stretch.size;
        double difference = (moved(stretch, d, h) - moved(stretch, d, -h)) / (2 * h);
        double hidden = 10 * noise / h;
        double scale = Math.max(usual, Math.max(Math.abs(backward), Math.abs(difference)));
        double apart = Math.max(0, Math.abs(backward - difference) - hidden);
        return new Part(
                stretch.name,
                backward,
                difference,
                scale > 0 ? apart / scale : 0 * apart, // NaN stays NaN
                scale > 0 ? Math.min(1, hidden / scale) : 0);
    }

    private double moved(Stretch stretch, Tensor d, double h) {
        try (var scope = Scope.open()) {
            Tensor other = point.copy();
            other.narrow(0, stretch.start, stretch.length).add_(d, h);
            return at(other);
        }
    }
}
