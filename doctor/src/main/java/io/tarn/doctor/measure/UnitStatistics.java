package io.tarn.doctor.measure;

import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What is gathered of a layer's units, batch by batch.
final class UnitStatistics {
    private static final double FAR = 5;
    private static final double ROUNDING = 1e-6;

    private final int units;
    private final double[] least;
    private final double[] greatest;
    private final double[] beyond; // how many outputs
    private final double[] inputsBeyond;
    private final double[] print; // a projection: units with the same outputs have the same one
    private long count; // outputs of each unit
    private double sum;
    private double squares;

    UnitStatistics(int units) {
        this.units = units;
        this.least = filled(Double.POSITIVE_INFINITY);
        this.greatest = filled(Double.NEGATIVE_INFINITY);
        this.beyond = new double[units];
        this.inputsBeyond = new double[units];
        this.print = new double[units];
    }

    private double[] filled(double value) {
        double[] values = new double[units];
        Arrays.fill(values, value);
        return values;
    }

    int units() {
        return units;
    }

    /// Adds outputs, `[units, n]`.
    void add(Tensor y) {
        long n = y.size(1);
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            fold(least, y.min(1), Math::min);
            fold(greatest, y.max(1), Math::max);
            fold(beyond, far(y), Double::sum);
            Tensor wide = y.to(DType.FLOAT64);
            Tensor weights = Random.of(count + 1).normal(n).to(y.device()).to(DType.FLOAT64);
            fold(print, wide.matmul(weights), Double::sum);
            sum += wide.sum().item();
            squares += wide.square().sum().item();
            count += n;
        }
    }

    /// Adds the inputs of an activation, `[units, n]`.
    void addInputs(Tensor x) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            fold(inputsBeyond, far(x), Double::sum);
        }
    }

    private static Tensor far(Tensor y) {
        return y.abs().gt(FAR).toFloat().sum(1);
    }

    private static void fold(double[] into, Tensor values, DoubleBinaryOperator fold) {
        double[] more = values.to(DType.FLOAT64).toDoubleArray();
        Arrays.setAll(into, i -> fold.applyAsDouble(into[i], more[i]));
    }

    double mean() {
        return sum / (count * (double) units);
    }

    double deviation() {
        return Math.sqrt(Math.max(0, squares / (count * (double) units) - mean() * mean()));
    }

    /// The share of units that gave 0 every time.
    double silent() {
        return share(this::isSilent);
    }

    private boolean isSilent(int unit) {
        return least[unit] == 0 && greatest[unit] == 0;
    }

    /// The share of units that gave the same number every time, the silent ones included.
    double constant() {
        return share(this::isConstant);
    }

    private boolean isConstant(int unit) {
        return least[unit] == greatest[unit];
    }

    /// The share of units with more than half of their outputs beyond ±5.
    double beyond() {
        return share(unit -> beyond[unit] > count / 2.0);
    }

    /// The share of units that are not silent and have more than half of their inputs beyond ±5.
    double inputsBeyond() {
        return share(unit -> !isSilent(unit) && inputsBeyond[unit] > count / 2.0);
    }

    double least() {
        return Arrays.stream(least).min().orElse(Double.NaN);
    }

    double greatest() {
        return Arrays.stream(greatest).max().orElse(Double.NaN);
    }

    /// The share of units that vary and are, but for rounding, the same as another unit every time.
    double twins() {
        Integer[] order = new Integer[units];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(print[a], print[b]));
        boolean[] twin = new boolean[units];
        for (int i = 1; i < units; i++) {
            if (areAlike(order[i - 1], order[i])) {
                twin[order[i - 1]] = true;
                twin[order[i]] = true;
            }
        }
        return share(unit -> twin[unit]);
    }

    private boolean areAlike(int a, int b) {
        double scale = Math.max(Math.abs(least[a]), Math.abs(greatest[a]));
        return !isConstant(a)
                && !isConstant(b)
                && Math.abs(print[a] - print[b]) <= ROUNDING * scale * Math.sqrt(count)
                && Math.abs(least[a] - least[b]) <= ROUNDING * scale
                && Math.abs(greatest[a] - greatest[b]) <= ROUNDING * scale;
    }

    private double share(IntPredicate holds) {
        long number = IntStream.range(0, units).filter(holds).count();
        return (double) number / units;
    }
}
