package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.nn.Modes;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Supervised;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// How wrong a net is on each example, in a measure that stays the same when the loss is changed.
///
/// A half is much, 0 is perfect: classes are measured by their Brier score, numbers by the squared error over the variance of the targets,
/// and everything else by the task's own loss over what it was in the beginning.
public sealed interface Yardstick {
    /// The error of each example, or of each small batch where a task has a measure of its own.
    double[] errors(Task task, Sample sample);

    /// The mean error of an answer that does not look at the input.
    double chance();

    /// What is measured, for people: `Brier score`.
    String name();

    /// The same measure where inputs are prepared in another way: a loss of its own may be in their units.
    default Yardstick among(Patient prepared, Sample training) {
        return this;
    }

    /// The measure that fits a patient, whatever its first weights are: a loss of its own is measured against that of fresh weights where
    /// those begin lower.
    static Yardstick of(Patient patient, Sample training) {
        Yardstick given = patient.atStart(task -> of(task, training));
        return given instanceof Own own ? own.orLower(patient, training) : given;
    }

    /// The measure that fits what the net answers and what the targets are.
    static Yardstick of(Task task, Sample training) {
        if (!(task instanceof Supervised supervised)
                || training.batches().getFirst().targets().size() != 1) {
            return Own.of(task, training);
        }
        Batch batch = training.batches().getFirst();
        try (var scope = Scope.open();
                var modes = Modes.eval(task.net());
                var off = Gradient.off()) {
            Tensor answer = supervised.net().forward(batch.x());
            Tensor y = batch.y();
            if (!y.dtype().isFloatingPoint()) {
                return answer.rank() == y.rank() + 1 && answer.size(1) > 1
                        ? Classes.of(Math.toIntExact(answer.size(1)), training)
                        : Own.of(task, training);
            }
            if (!answer.shape().equals(y.shape())) {
                return Own.of(task, training);
            }
            boolean binary = y.eq(0).logicalOr(y.eq(1)).all().item() != 0;
            if (binary && y.elements() == y.size(0)) {
                return Classes.of(2, training);
            }
            if (binary && y.rank() == 2 && y.sum(1).sub(1).abs().max().item() < 1e-6) {
                return Classes.of(Math.toIntExact(y.size(1)), training);
            }
            return Numbers.of(training);
        }
    }

    /// Classes by the Brier score of a row, ½·Σ(p - y)².
    ///
    /// @param prior the share of each class among the training examples
    record Classes(int count, List<Double> prior) implements Yardstick {
        static Classes of(int count, Sample training) {
            double[] sums = new double[count];
            double rows = 0;
            for (Batch batch : training.batches()) {
                try (var scope = Scope.open()) {
                    Tensor hot = hot(batch.y(), count);
                    double[] part = hot.sum(0).to(DType.FLOAT64).toDoubleArray();
                    for (int k = 0; k < count; k++) {
                        sums[k] += part[k];
                    }
                    rows += hot.size(0);
                }
            }
            double all = rows;
            return new Classes(count, Arrays.stream(sums).map(s -> s / all).boxed().toList());
        }

        public Classes {
            prior = List.copyOf(prior);
        }

        /// The targets as rows of probabilities, `[positions, classes]`.
        private static Tensor hot(Tensor y, int count) {
            if (!y.dtype().isFloatingPoint()) {
                return y.reshape(-1).clamp(0, count - 1).oneHot(count).toFloat();
            }
            if (y.elements() == y.size(0)) {
                Tensor yes = y.reshape(-1).toFloat();
                return Tensor.stack(List.of(yes.neg().add(1), yes), 1);
            }
            return y.toFloat();
        }

        /// Probabilities `[batch, classes, …]` from what a net answers: itself, its exponential, its sigmoid or its softmax.
        public Tensor probabilities(Tensor answer) {
            if (answer.elements() == answer.size(0)) {
                Tensor flat = answer.reshape(-1).toFloat();
                boolean certain = flat.min().item() >= 0 && flat.max().item() <= 1;
                Tensor yes = certain ? flat : flat.sigmoid();
                return Tensor.stack(List.of(yes.neg().add(1), yes), 1);
            }
            Tensor scores = answer.toFloat();
            if (Answers.areProbabilities(scores)) {
                return scores;
            }
            return Answers.areLogProbabilities(scores) ? scores.exp() : scores.softmax(1);
        }

        @Override
        public double[] errors(Task task, Sample sample) {
            var net = ((Supervised) task).net();
            return each(
                    task,
                    sample,
                    batch -> {
                        Tensor p = probabilities(net.forward(batch.x()));
                        long rows = batch.size();
                        Tensor flat = p.movedim(1, -1).reshape(-1, count);
                        Tensor off = flat.sub(hot(batch.y(), count)).square().sum(1).mul(0.5);
                        Tensor known =
                                batch.y().dtype().isFloatingPoint()
                                        ? Tensor.ones(off.elements())
                                        : batch.y()
                                                .reshape(-1)
                                                .ge(0)
                                                .toFloat(); // the others are ignored by the loss
                        return off.mul(known)
                                .reshape(rows, -1)
                                .sum(1)
                                .div(
                                        known.reshape(rows, -1)
                                                .sum(1)
                                                .clamp(1, Double.POSITIVE_INFINITY));
                    });
        }

        @Override
        public double chance() {
            return (1 - prior.stream().mapToDouble(p -> p * p).sum()) / 2;
        }

        @Override
        public String name() {
            return "Brier score";
        }
    }

    /// Numbers by their squared error over the variance of the training targets.
    record Numbers(double variance) implements Yardstick {
        static Numbers of(Sample training) {
            try (var scope = Scope.open()) {
                Tensor y =
                        Tensor.cat(
                                training.batches().stream()
                                        .map(batch ->
                                                batch.y().toDouble().reshape(batch.size(), -1))
                                        .toList(),
                                0);
                Tensor known = y.isFinite();
                Tensor count = known.toDouble().sum(0).clampMin(1);
                Tensor mean = y.where(known, 0).sum(0).div(count);
                Tensor off = y.sub(mean).where(known, 0);
                return new Numbers(Math.max(1e-12, off.square().sum(0).div(count).mean().item()));
            }
        }

        @Override
        public double[] errors(Task task, Sample sample) {
            var net = ((Supervised) task).net();
            return each(
                    task,
                    sample,
                    batch ->
                            net.forward(batch.x())
                                    .sub(batch.y())
                                    .where(batch.y().isFinite(), 0) // an answer that nobody knows
                                    .toDouble()
                                    .square()
                                    .reshape(batch.size(), -1)
                                    .mean(1)
                                    .div(variance));
        }

        @Override
        public double chance() {
            return 1;
        }

        @Override
        public String name() {
            return "squared error / variance";
        }
    }

    /// The task's own loss on batches of a few examples, over its mean in the beginning.
    record Own(double first) implements Yardstick {
        private static final int ROWS = 25;

        static Own of(Task task, Sample training) {
            double mean = Arrays.stream(losses(task, training)).average().orElse(1);
            return new Own(Double.isFinite(mean) && mean > 0 ? mean : 1);
        }

        /// Against weights of a usual size: a net that begins ten times as wrong is not good when it is half as wrong.
        private Own orLower(Patient patient, Sample training) {
            double fresh =
                    patient.atStart(task -> {
                        FreshWeights.draw(task.net(), patient.plan().seed());
                        return Arrays.stream(losses(task, training)).average().orElse(first);
                    });
            return fresh > 0 && fresh < first ? new Own(fresh) : this;
        }

        private static double[] losses(Task task, Sample sample) {
            List<Double> losses = new ArrayList<>();
            for (Batch batch : sample.batches()) {
                for (int from = 0; from < batch.size(); from += ROWS) {
                    int length = Math.min(ROWS, batch.size() - from);
                    losses.add(Losses.of(task, part(batch, from, length)));
                }
            }
            return losses.stream().mapToDouble(loss -> loss).toArray();
        }

        private static Batch part(Batch batch, int from, int length) {
            return new Batch(
                    batch.inputs().stream().map(t -> t.narrow(0, from, length)).toList(),
                    batch.targets().stream().map(t -> t.narrow(0, from, length)).toList());
        }

        @Override
        public Yardstick among(Patient prepared, Sample training) {
            return Yardstick.of(prepared, prepared.prepare(training));
        }

        @Override
        public double[] errors(Task task, Sample sample) {
            return Arrays.stream(losses(task, sample)).map(loss -> loss / first).toArray();
        }

        @Override
        public double chance() {
            return 1;
        }

        @Override
        public String name() {
            return "loss / first loss";
        }
    }

    private static double[] each(Task task, Sample sample, Function<Batch, Tensor> errors) {
        List<double[]> parts = new ArrayList<>();
        try (var modes = Modes.eval(task.net());
                var off = Gradient.off()) {
            for (Batch batch : sample.batches()) {
                try (var scope = Scope.open()) {
                    parts.add(errors.apply(batch).to(DType.FLOAT64).toDoubleArray());
                }
            }
        }
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
