package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.CriticalPoint;
import io.tarn.doctor.measure.Halves;
import io.tarn.doctor.measure.Objective;
import io.tarn.doctor.measure.SpectralDensity;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Sample;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where in the landscape a net stands, measured on examples that stay the same, at the beginning and at the end of a training.
final class Place {
    /// So many numbers are pushed through the weights at most by one product with the Hessian: weights times examples.
    private static final double WORK = 3e8;

    private static final int FEWEST = 64;
    private static final int MOST = 512;
    private static final int STEPS = 60;
    private static final int QUICK_STEPS = 20;
    private static final double SHORTEST = 1e-4;
    private static final int DOUBLINGS = 16;
    private static final long LARGE = 200_000;

    private Place() {}

    /// Before the first step; nothing where the net has no second derivatives.
    static Optional<CriticalPoint> atStart(Case patient) {
        return patient.once(
                "place at the start", () -> patient.atStart(task -> point(patient, task)));
    }

    /// After the last step.
    static Optional<CriticalPoint> atEnd(Case patient) {
        return patient.once("place at the end", () -> patient.atEnd(task -> point(patient, task)));
    }

    private static Optional<CriticalPoint> point(Case patient, Task task) {
        return Attempt.at(
                        () -> {
                            var halves =
                                    Halves.of(
                                            batches(patient, task),
                                            some -> Objective.of(task, some));
                            int steps = halves.whole().size() > LARGE ? QUICK_STEPS : STEPS;
                            return CriticalPoint.of(
                                    halves, c -> c.lanczos(l -> l.steps(steps).tolerance(1e-3)));
                        })
                .filter(point -> Double.isFinite(point.gradientNorm()));
    }

    /// By how much the loss falls along the gradient at best, after the last step.
    static double dropAlongGradient(Case patient, CriticalPoint point) {
        return patient.atEnd(task -> {
            var objective = Objective.of(task, batches(patient, task));
            double best = 0;
            try (var scope = Scope.open()) {
                Tensor here = objective.point();
                double step = SHORTEST * Math.max(1, here.norm().item()) / point.gradientNorm();
                for (int i = 0; i < DOUBLINGS && Double.isFinite(step); i++, step *= 2) {
                    double loss = objective.valueAt(here.add(point.gradient(), -step));
                    best = Math.max(best, point.loss() - loss);
                }
            }
            return best;
        });
    }

    /// How the Hessian's eigenvalues are spread after the last step.
    static Optional<SpectralDensity> densityAtEnd(Case patient) {
        return patient.once(
                        "density at the end",
                        () -> patient.atEnd(task -> Attempt.at(() -> density(patient, task))))
                .filter(density -> density.greatest() > 0);
    }

    private static SpectralDensity density(Case patient, Task task) {
        var objective = Objective.of(task, batches(patient, task));
        boolean large = objective.size() > LARGE;
        return SpectralDensity.of(
                objective, c -> c.probes(large ? 1 : 3).steps(large ? QUICK_STEPS : STEPS / 2));
    }

    /// Whether weights share one rate: the optimizer is gradient descent, with or without momentum.
    static boolean descendsPlainly(Case patient) {
        return patient.patient().task().optimizers().values().stream()
                .anyMatch(Sgd.class::isInstance);
    }

    /// Fixed examples, as many as the net's size allows.
    static List<Batch> batches(Case patient, Task task) {
        long weights = task.net().parameters().stream().mapToLong(p -> p.value().elements()).sum();
        return some(patient, (int) Math.clamp(WORK / Math.max(1, weights), FEWEST, MOST));
    }

    /// The first training examples of the sample, as the net sees them.
    static List<Batch> some(Case patient, int examples) {
        Sample sample = patient.patient().prepare(patient.training());
        List<Batch> batches = new ArrayList<>();
        int rest = examples;
        for (Batch batch : sample.batches()) {
            if (rest <= 0) {
                break;
            }
            int count = Math.min(rest, batch.size());
            batches.add(
                    new Batch(
                            batch.inputs().stream().map(t -> t.narrow(0, 0, count)).toList(),
                            batch.targets().stream().map(t -> t.narrow(0, 0, count)).toList()));
            rest -= count;
        }
        return batches;
    }
}
