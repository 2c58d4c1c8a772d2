package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.data.Sampler;
import io.tarn.doctor.data.Features;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Standard;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Modes;
import io.tarn.nn.Sequential;
import io.tarn.optim.AdamW;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Supervised;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What models say about examples that they have not seen: the examples are dealt into folds, and each is predicted by a model that was
/// trained on the others.
///
/// @param rows of the data set, in the order of what follows
/// @param predictions probabilities `[rows, classes]`, or numbers `[rows, 1]`
/// @param targets classes `[rows]`, or numbers `[rows, 1]`
/// @param error the mean error of the predictions, by the yardstick
record Unseen(int[] rows, Tensor predictions, Tensor targets, double error) {
    static final int MOST = 2000;

    private static final int FEWEST = 200;
    private static final int STEPS = 400;
    private static final int BATCH = 32;
    private static final int UNITS = 64;

    /// What predicts.
    sealed interface Model {
        /// A small network on plain features.
        record Plain() implements Model {}

        /// The patient's own net, trained as it is trained.
        record Own() implements Model {}
    }

    /// By the small network, or by the patient's own net where that sees much more.
    static Optional<Unseen> of(Case patient) {
        return patient.once(
                "unseen",
                () -> {
                    Optional<Unseen> plain =
                            of(patient.patient(), patient.yardstick(), new Model.Plain(), MOST);
                    double own = patient.course().validationError();
                    return plain.filter(p -> !(p.error() > 1.4 * own))
                            .or(() ->
                                    plain.flatMap(_ ->
                                            of(
                                                    patient.patient(),
                                                    patient.yardstick(),
                                                    new Model.Own(),
                                                    MOST)));
                });
    }

    /// Nothing where examples have no class and no number, or several.
    static Optional<Unseen> of(Patient patient, Yardstick yardstick, Model model, int most) {
        try {
            int[] rows = drawn(patient.training().size(), most);
            Sample sample =
                    patient.prepare(Sample.of(patient.training().select(rows), rows.length, 0));
            Batch first = sample.batches().getFirst();
            boolean isNumber =
                    yardstick instanceof Yardstick.Numbers && first.y().elements() == first.size();
            boolean isClass =
                    yardstick instanceof Yardstick.Classes && labels(first.y()).rank() == 1;
            if (rows.length < FEWEST
                    || first.inputs().size() != 1
                    || !(isNumber || isClass)
                    || sample.all().size() != rows.length) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (model) {
                        case Model.Plain _ ->
                                patient.atStart(_ -> plain(yardstick, sample.all(), rows));
                        case Model.Own _ -> own(patient, yardstick, rows);
                    });
        } catch (TensorException | DataException _) {
            return Optional.empty(); // a sampler or net that needs all examples
        }
    }

    private static int[] drawn(int size, int most) {
        int[] rows = shuffled(size);
        int[] some = Arrays.copyOf(rows, Math.min(size, most));
        Arrays.sort(some);
        return some;
    }

    private static int[] shuffled(int size) {
        return Sampler.shuffled(size, 1).order(0);
    }

    /// Classes `[rows]` of class numbers, of a single 0 or 1, or of rows with one 1.
    static Tensor labels(Tensor y) {
        if (!y.dtype().isFloatingPoint()) {
            return y.elements() == y.size(0) ? y.reshape(-1).toLong() : y;
        }
        return y.elements() == y.size(0) ? y.reshape(-1).round().toLong() : y.argmax(1);
    }

    private static Tensor targets(Yardstick yardstick, Tensor y) {
        return yardstick instanceof Yardstick.Classes
                ? labels(y)
                : y.toFloat().reshape(y.size(0), -1);
    }

    private static Unseen plain(Yardstick yardstick, Batch all, int[] rows) {
        Tensor y = targets(yardstick, all.y());
        Tensor features = Features.of(all.x());
        Tensor x =
                Standard.of(Dataset.of(features, y))
                        .apply(Batch.of(features, y), new SplittableRandom(0))
                        .x();
        double mean = yardstick instanceof Yardstick.Numbers ? y.mean().item() : 0;
        double spread =
                yardstick instanceof Yardstick.Numbers n
                        ? Math.max(1e-6, Math.sqrt(n.variance()))
                        : 1;
        int answers = yardstick instanceof Yardstick.Classes classes ? classes.count() : 1;
        Tensor aim = yardstick instanceof Yardstick.Classes ? y : y.sub(mean).div(spread);
        Dataset data = Dataset.of(x, aim);
        Tensor[] parts = new Tensor[rows.length];
        for (int[] held : folds(rows.length, 4)) {
            Layer net = fitted(data.select(others(rows.length, held)), answers, yardstick);
            try (var scope = Scope.open();
                    var off = Gradient.off()) {
                Tensor answer = net.forward(x.indexSelect(0, Tensor.of(held).toLong()));
                Tensor said =
                        yardstick instanceof Yardstick.Classes
                                ? answer.softmax(1)
                                : answer.mul(spread).add(mean);
                put(parts, held, said, scope);
            }
        }
        return unseen(yardstick, rows, parts, y);
    }

    private static Layer fitted(Dataset data, int answers, Yardstick yardstick) {
        Random.seed(0);
        int width = Math.toIntExact(data.first(1).all().x().size(1));
        Layer net =
                Sequential.of(
                        Linear.of(width, UNITS), Activation.relu(), Linear.of(UNITS, answers));
        Loss loss =
                yardstick instanceof Yardstick.Classes ? CrossEntropy.of() : MeanSquaredError.of();
        int epochs = Math.max(2, STEPS * BATCH / data.size());
        Trainer.of(net, loss)
                .optimizer(p -> AdamW.of(p, c -> c.learningRate(3e-3).weightDecay(0.05)))
                .plan(p -> p.epochs(Math.min(60, epochs)).batchSize(BATCH).loaderThreads(0))
                .fit(data);
        return net;
    }

    private static Unseen own(Patient patient, Yardstick yardstick, int[] rows) {
        Tensor[] parts = new Tensor[rows.length];
        Tensor[] aims = new Tensor[rows.length];
        for (int[] held : folds(rows.length, 3)) {
            Dataset unseen = patient.training().select(at(rows, held));
            patient.training(patient.training().select(at(rows, others(rows.length, held))))
                    .validation(unseen.first(2))
                    .train(_ -> {
                        Supervised task = (Supervised) patient.task();
                        Sample sample = patient.prepare(Sample.of(unseen, held.length, 0));
                        int from = 0;
                        try (var modes = Modes.eval(task.net());
                                var off = Gradient.off()) {
                            for (Batch batch : sample.batches()) {
                                try (var scope = Scope.open()) {
                                    int[] some =
                                            Arrays.copyOfRange(held, from, from + batch.size());
                                    put(parts, some, said(yardstick, task, batch), scope);
                                    put(aims, some, targets(yardstick, batch.y()), scope);
                                    from += batch.size();
                                }
                            }
                        }
                        return held.length;
                    });
        }
        return unseen(yardstick, rows, parts, Tensor.stack(List.of(aims), 0));
    }

    private static Tensor said(Yardstick yardstick, Supervised task, Batch batch) {
        Tensor answer = task.net().forward(batch.x());
        return yardstick instanceof Yardstick.Classes classes
                ? classes.probabilities(answer)
                : answer.toFloat().reshape(batch.size(), -1);
    }

    private static void put(Tensor[] parts, int[] places, Tensor values, Scope scope) {
        for (int i = 0; i < places.length; i++) {
            parts[places[i]] = scope.keep(values.select(0, i).copy());
        }
    }

    private static Unseen unseen(Yardstick yardstick, int[] rows, Tensor[] parts, Tensor y) {
        try (var scope = Scope.open()) {
            Tensor p = Tensor.stack(List.of(parts), 0).unscoped();
            double[] errors = errors(yardstick, p, y);
            return new Unseen(
                    rows, p, y.copy().unscoped(), Arrays.stream(errors).average().orElse(0));
        }
    }

    /// Of each row, by the yardstick.
    double[] errors(Yardstick yardstick) {
        return errors(yardstick, predictions, targets);
    }

    private static double[] errors(Yardstick yardstick, Tensor p, Tensor y) {
        try (var scope = Scope.open()) {
            return switch (yardstick) {
                case Yardstick.Classes classes ->
                        p.sub(y.clamp(0, classes.count() - 1).oneHot(classes.count()))
                                .square()
                                .sum(1)
                                .mul(0.5)
                                .toDouble()
                                .toDoubleArray();
                case Yardstick.Numbers numbers ->
                        p.sub(y)
                                .toDouble()
                                .square()
                                .reshape(-1)
                                .div(numbers.variance())
                                .toDoubleArray();
                case Yardstick.Own _ -> new double[0];
            };
        }
    }

    private static List<int[]> folds(int count, int folds) {
        int[] order = shuffled(count);
        List<int[]> parts = new ArrayList<>();
        for (int k = 0; k < folds; k++) {
            int[] part = Arrays.copyOfRange(order, k * count / folds, (k + 1) * count / folds);
            Arrays.sort(part);
            parts.add(part);
        }
        return parts;
    }

    private static int[] others(int count, int[] held) {
        boolean[] out = new boolean[count];
        Arrays.stream(held).forEach(i -> out[i] = true);
        return IntStream.range(0, count).filter(i -> !out[i]).toArray();
    }

    private static int[] at(int[] rows, int[] places) {
        return Arrays.stream(places).map(i -> rows[i]).toArray();
    }
}
