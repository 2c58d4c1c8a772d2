package io.tarn.metric;

import io.tarn.tensor.DType;
import io.tarn.tensor.Device;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;

/// Checked predictions of classes: scores `[n, classes]` and one label for each row.
///
/// One score z for two classes becomes the two scores (0, z), whose softmax is (1 - σ(z), σ(z)).
record Classified(Tensor scores, long[] labels) {
    private static final int AT_ONCE = 1 << 22;

    /// For any number of classes.
    static Classified of(String who, Tensor prediction, Tensor target) {
        Tensor x = scores(who, prediction, target);
        long[] labels = labels(who, target);
        return new Classified(x, labels).checked(who, x.size(1));
    }

    /// For `classes` classes.
    static Classified of(String who, Tensor prediction, Tensor target, int classes) {
        Classified rows = of(who, prediction, target);
        if (rows.classes() != classes) {
            throw TensorException.of(
                    who,
                    "scores of %d classes".formatted(classes),
                    prediction.shape(),
                    "give the metric the number of classes that the network has");
        }
        return rows;
    }

    private static Tensor scores(String who, Tensor prediction, Tensor target) {
        if (!prediction.dtype().isFloatingPoint() || prediction.rank() == 0) {
            throw TensorException.of(
                    who,
                    "scores [n, classes], or [n] for two classes",
                    prediction.shape() + " " + prediction.dtype(),
                    "give it what the network gives, not its argmax");
        }
        Tensor x = prediction.detach().to(Device.CPU);
        boolean single = x.rank() == 1 || x.size(1) == 1;
        Tensor flat = x.rank() > 1 && single ? x.squeeze(1) : x;
        boolean same = target.shape().equals(x.shape()) || target.shape().equals(flat.shape());
        if (single && same) {
            Tensor z = flat.flatten(0);
            return Tensor.stack(List.of(Tensor.zerosLike(z), z), 1);
        }
        if (single || !fits(x, target)) {
            throw TensorException.of(
                    who,
                    "one label for each row of scores " + x.shape(),
                    "targets " + target.shape(),
                    target.rank() == 2 && target.size(1) == 1
                            ? "try target.squeeze(1)"
                            : "scores are [n, classes, …], targets [n, …]");
        }
        return x.rank() == 2 ? x : x.movedim(1, -1).flatten(0, -2);
    }

    private static boolean fits(Tensor scores, Tensor target) {
        boolean fits = scores.rank() == target.rank() + 1;
        for (int i = 0; fits && i < target.rank(); i++) {
            fits = scores.size(i == 0 ? 0 : i + 1) == target.size(i);
        }
        return fits;
    }

    private static long[] labels(String who, Tensor target) {
        if (target.dtype().isFloatingPoint()) {
            double[] marks = target.toDoubleArray();
            for (double mark : marks) {
                if (mark != Math.rint(mark)) {
                    throw TensorException.of(
                            who,
                            "whole numbers as labels",
                            mark,
                            "give the numbers of the classes, as int64");
                }
            }
            return Arrays.stream(marks).mapToLong(mark -> (long) mark).toArray();
        }
        return target.to(DType.INT64).toLongArray();
    }

    private Classified checked(String who, long classes) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw TensorException.of(
                        who,
                        "labels from 0 to " + (classes - 1),
                        "%d in row %d".formatted(labels[i], i),
                        "count the classes from 0, and give the network one score for each");
            }
        }
        return this;
    }

    int rows() {
        return labels.length;
    }

    int classes() {
        return Math.toIntExact(scores.size(1));
    }

    /// How many classes come before the right one, by score and then by number; in rows with NaN all of them.
    long[] ranks() {
        Tensor label = Tensor.of(labels).unsqueeze(1); // [n, 1]
        Tensor own = scores.gather(1, label); // [n, 1]
        Tensor earlier = scores.eq(own).logicalAnd(Tensor.arange(scores.size(1)).lt(label));
        Tensor rank = scores.gt(own).logicalOr(earlier).to(DType.INT64).sum(1);
        return Tensor.where(lost(), Tensor.fullLike(rank, classes()), rank).toLongArray();
    }

    /// The class with the highest score in each row, the first of equal ones; -1 in rows with NaN.
    long[] predicted() {
        Tensor best = scores.argmax(1);
        return Tensor.where(lost(), Tensor.fullLike(best, -1), best).toLongArray();
    }

    private Tensor lost() {
        return scores.isNan().any(1);
    }

    /// softmax of the scores, row by row.
    double[] probabilities() {
        return scores.toDouble().softmax(1).toDoubleArray();
    }

    /// log softmax of the scores at the labels, a few million scores at a time.
    double[] logLikelihoods() {
        double[] all = new double[rows()];
        int step = Math.max(1, AT_ONCE / classes());
        for (int start = 0; start < all.length; start += step) {
            int count = Math.min(step, all.length - start);
            try (var scope = Scope.open()) {
                Tensor x = scores.narrow(0, start, count).toDouble();
                Tensor label = Tensor.of(labels).narrow(0, start, count).unsqueeze(1);
                double[] some = x.gather(1, label).squeeze(1).sub(x.logsumexp(1)).toDoubleArray();
                System.arraycopy(some, 0, all, start, count);
            }
        }
        return all;
    }
}
