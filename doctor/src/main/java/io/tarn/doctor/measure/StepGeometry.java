package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.nn.Modes;
import io.tarn.nn.Parameter;
import io.tarn.report.Chart;
import io.tarn.report.Lines;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/// Whether the steps of an optimizer are too long or too short for the valley that they walk in.
///
/// ```java
/// var geometry = StepGeometry.of(task, batches);     // takes some steps, and undoes them
/// geometry.alpha();                                   // -1 no progress, 0 into the minimum along the line, 1 as far up on the other side
/// ```
///
/// A parabola is laid through losses and slopes before and after a step; α = t/t* - 1 tells how far the step went, in units of the way to
/// the parabola's minimum. On an exact parabola along the negative gradient, 1 + α is the learning rate times the curvature, and steps with
/// α > 1 climb. Measured on the step's own batch, as the optimizer sees it, and on all batches, where noise makes steps look longer.
/// Healthy steps of Adam are short, with α from -0.98 to -0.9: a rate is too small only where 1 + α is some 1e-3 or less.
/// Both in training mode with the same chance before and after, since normalisation's statistics and dropout belong to the loss that is
/// stepped on. Of a task with several losses the first counts. Costs for each step two gradients of its batch, two of all batches, and the
/// step. After the α of [Cockpit](https://arxiv.org/abs/2102.06604) by Schneider and others.
public record StepGeometry(List<Step> steps) {
    /// One step.
    ///
    /// @param length ‖Δw‖
    /// @param relative ‖Δw‖/‖w‖
    /// @param rate the learning rate of the task's first optimizer
    /// @param own along the step, on the batch that it was computed from
    /// @param whole along the step, on all batches
    public record Step(double length, double relative, double rate, Fit own, Fit whole) {
        /// η·Δwᵀ·H·Δw/‖Δw‖² on the step's batch: rate times curvature along the step. Above 2 plain gradient descent is not stable.
        public double rateTimesCurvature() {
            return length > 0 ? rate * own.curvature() / (length * length) : 0;
        }
    }

    /// Losses and slopes at both ends of a step, where the whole step has length 1.
    public record Fit(double before, double after, double slopeBefore, double slopeAfter) {
        /// Δwᵀ·H·Δw on average over the step: the change of the slope.
        public double curvature() {
            return slopeAfter - slopeBefore;
        }

        /// c of the parabola a + b·t + c·t² with the least squared errors of both losses and both slopes.
        private double bend() {
            return curvature() / 2;
        }

        /// b of that parabola: b + c = (Δ + 2·s₀ + 2·s₁)/5, where Δ is the change of the loss.
        private double start() {
            return (after - before + 2 * slopeBefore + 2 * slopeAfter) / 5 - bend();
        }

        /// t/t* - 1 with t = 1 and t* = -b/2c. It is -1 where the parabola opens down and the way leads down: no minimum is near. It is
        /// infinite where the way leads up from the start, or ends where the loss is not finite.
        public double alpha() {
            boolean finite = Double.isFinite(after) && Double.isFinite(slopeAfter);
            if (!finite || start() > 0) {
                return Double.POSITIVE_INFINITY;
            }
            return bend() <= 0 ? -1 : start() == 0 ? Double.POSITIVE_INFINITY : way();
        }

        private double way() {
            return -2 * bend() / start() - 1;
        }

        /// Whether the step leads up from its first moment.
        public boolean isUphill() {
            return slopeBefore > 0;
        }
    }

    /// How many steps are taken.
    public record Config(int steps) {
        public Config {
            if (steps < 1) {
                throw TensorException.of(
                        "StepGeometry", "1 step or more", steps, "see StepGeometry.Config");
            }
        }

        public Config steps(int count) {
            return new Config(count);
        }
    }

    public StepGeometry {
        steps = List.copyOf(steps);
    }

    /// As many steps as there are batches, 10 at most.
    public static StepGeometry of(Task task, List<Batch> batches) {
        return of(task, batches, c -> c);
    }

    /// Takes steps in training mode, one batch after the other and from the first again, in full precision and without clipping.
    public static StepGeometry of(Task task, List<Batch> batches, UnaryOperator<Config> choose) {
        if (batches.isEmpty()) {
            throw TensorException.of("StepGeometry", "1 batch or more", "none", "give examples");
        }
        Config config = choose.apply(new Config(Math.min(batches.size(), 10)));
        List<Step> steps = new ArrayList<>();
        try (var visit = Visit.to(task);
                var modes = Modes.train(task.net());
                var on = Gradient.on()) {
            for (int i = 0; i < config.steps; i++) {
                try (var scope = Scope.open()) {
                    steps.add(measured(task, batches.get(i % batches.size()), batches));
                }
            }
        }
        return new StepGeometry(steps);
    }

    private static Step measured(Task task, Batch batch, List<Batch> all) {
        Tensor chance = Random.global().state();
        Sample ownBefore = Sample.of(task, List.of(batch), chance);
        Sample wholeBefore = Sample.of(task, all, chance);
        Tensor start = LossGradient.point(ownBefore.parameters);
        double rate = task.optimizers().values().iterator().next().learningRate();

        Random.global().restore(chance);
        task.step(batch, (loss, optimizer) -> optimizer.step(loss));
        Tensor later = Random.global().state();

        Tensor step = LossGradient.point(ownBefore.parameters).sub(start);
        Fit own = ownBefore.to(Sample.of(task, List.of(batch), chance), step);
        Fit whole = wholeBefore.to(Sample.of(task, all, chance), step);
        Random.global().restore(later);
        double length = step.norm().item();
        return new Step(length, length / start.norm().item(), rate, own, whole);
    }

    /// Loss and gradient at one end: in training mode, with the same chance at both ends, so that dropout leaves out the same units.
    private record Sample(double loss, List<Parameter> parameters, Tensor gradient) {
        static Sample of(Task task, List<Batch> batches, Tensor chance) {
            Random.global().restore(chance);
            int examples = batches.stream().mapToInt(Batch::size).sum();
            List<Parameter> parameters = List.of();
            Tensor sum = Tensor.zeros();
            double loss = 0;
            for (Batch batch : batches) {
                double share = (double) batch.size() / examples;
                try (var scope = Scope.open()) {
                    LossGradient one = LossGradient.all(task, batch).getFirst();
                    Tensor part = one.gradient().mul(share);
                    sum = scope.keep(parameters.isEmpty() ? part : sum.add(part));
                    parameters = one.parameters();
                    loss += share * one.loss();
                }
            }
            return new Sample(loss, parameters, sum);
        }

        Fit to(Sample end, Tensor step) {
            return new Fit(
                    loss, end.loss, gradient.dot(step).item(), end.gradient.dot(step).item());
        }
    }

    /// The median α on the steps' own batches.
    public double alpha() {
        return median(step -> step.own.alpha());
    }

    /// The median α on all batches.
    public double alphaOfWhole() {
        return median(step -> step.whole.alpha());
    }

    /// The median of ‖Δw‖/‖w‖, about 1e-3 in healthy training.
    public double relative() {
        return median(Step::relative);
    }

    /// The median of rate times curvature along the step.
    public double rateTimesCurvature() {
        return median(Step::rateTimesCurvature);
    }

    private double median(ToDoubleFunction<Step> measure) {
        return Robust.median(steps.stream().mapToDouble(measure).toArray());
    }

    /// α of every step, with 0 where it hits the minimum along the line.
    public Chart chart() {
        return Lines.of("How far each step goes")
                .line("own batch", steps.stream().mapToDouble(s -> s.own.alpha()).toArray())
                .line("all batches", steps.stream().mapToDouble(s -> s.whole.alpha()).toArray())
                .ruleAtY("minimum along the step", 0)
                .x("step")
                .y("α")
                .note("-1: no progress. 1: as far up on the other side as it came down.");
    }

    @Override
    public String toString() {
        return "steps: α %.3g on their own batches, %.3g on all; ‖Δw‖/‖w‖ %.2g, rate × curvature %.3g"
                .formatted(alpha(), alphaOfWhole(), relative(), rateTimesCurvature());
    }
}
