package io.tarn.data.table;

import java.util.Arrays;

/// A column of numbers; NaN is a missing one.
public record Numbers(String name, double[] values) implements Column {
    private static final double EXACT = 1L << 53;

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    /// Whole numbers have no point: `3`, not `3.0`.
    @Override
    public String text(int row) {
        return isMissing(row) ? "" : text(values[row]);
    }

    static String text(double value) {
        return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT;
    }

    @Override
    public Numbers rows(int... indices) {
        return new Numbers(name, Arrays.stream(indices).mapToDouble(i -> values[i]).toArray());
    }

    @Override
    public Numbers named(String other) {
        return new Numbers(other, values);
    }
}
