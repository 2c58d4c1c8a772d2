package io.tarn.metric;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// A rate such as the precision, of one class or over all of them: what [Precision], [Recall] and [F1] share.
///
/// A class that neither a target nor a prediction names has no rate: NaN, and no part in a mean. Where only one of them names it,
/// 0 / 0 is 0.
final class ClassRate {
    /// How hits, predicted and actual examples become a rate.
    enum Kind {
        PRECISION {
            @Override
            double of(long hits, long predicted, long actual) {
                return ratio(hits, predicted);
            }
        },
        RECALL {
            @Override
            double of(long hits, long predicted, long actual) {
                return ratio(hits, actual);
            }
        },
        F1 {
            @Override
            double of(long hits, long predicted, long actual) {
                return ratio(2 * hits, predicted + actual);
            }
        };

        abstract double of(long hits, long predicted, long actual);

        private static double ratio(long part, long whole) {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }

    private final Kind kind;
    private final ConfusionMatrix matrix;
    private final Optional<Averaging> averaging;
    private final int label;

    private ClassRate(Kind kind, int classes, Optional<Averaging> averaging, int label) {
        this.kind = kind;
        this.matrix = ConfusionMatrix.of(classes);
        this.averaging = averaging;
        this.label = label;
        if (label < 0 || label >= classes) {
            throw TensorException.of(
                    who(kind),
                    "a class from 0 to " + (classes - 1),
                    label,
                    "count the classes from 0");
        }
    }

    static ClassRate over(Kind kind, int classes, Averaging averaging) {
        return new ClassRate(kind, classes, Optional.of(averaging), 0);
    }

    static ClassRate of(Kind kind, int classes, int label) {
        return new ClassRate(kind, classes, Optional.empty(), label);
    }

    private static String who(Kind kind) {
        return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /// `f1` for class 1 of two, else `f1_macro` or `f1_class3`.
    String name() {
        String base = kind.name().toLowerCase(Locale.ROOT);
        boolean plain = matrix.classes().size() == 2 && label == 1;
        return averaging
                .map(a -> base + "_" + a.name().toLowerCase(Locale.ROOT))
                .orElse(plain ? base : base + "_class" + label);
    }

    void add(String who, Tensor prediction, Tensor target) {
        matrix.add(who, prediction, target);
    }

    double value() {
        return averaging.map(this::mean).orElseGet(() -> rate(label));
    }

    private double mean(Averaging how) {
        if (how == Averaging.MICRO) {
            long hits = sum(label -> matrix.count(label, label));
            long total = matrix.total();
            return total == 0 ? Double.NaN : kind.of(hits, sum(matrix::predicted), total);
        }
        Mean mean = new Mean();
        double[] rates = perClass();
        for (int i = 0; i < rates.length; i++) {
            if (!Double.isNaN(rates[i])) {
                mean.add(rates[i], how == Averaging.WEIGHTED ? matrix.actual(i) : 1);
            }
        }
        return mean.value();
    }

    private long sum(IntToLongFunction count) {
        return IntStream.range(0, matrix.classes().size()).mapToLong(count).sum();
    }

    private double rate(int of) {
        long predicted = matrix.predicted(of);
        long actual = matrix.actual(of);
        return predicted + actual == 0
                ? Double.NaN
                : kind.of(matrix.count(of, of), predicted, actual);
    }

    double[] perClass() {
        return IntStream.range(0, matrix.classes().size()).mapToDouble(this::rate).toArray();
    }

    Optional<String> reason() {
        if (!Double.isNaN(value())) {
            return Optional.empty();
        }
        return Optional.of(
                matrix.total() == 0
                        ? "nothing was added"
                        : "neither a target nor a prediction is of class " + label);
    }
}
