package io.tarn.data.table;

import java.util.Arrays;

/// Sorts numbers into bins that hold about equally many.
final class Bins {
    private Bins() {}

    /// The bin of each number, from 0 on; -1 for NaN. Equal numbers share a bin.
    static int[] of(double[] values, int bins) {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int[] found = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            found[i] =
                    Double.isNaN(values[i])
                            ? -1
                            : (int) ((long) first(sorted, values[i]) * bins / sorted.length);
        }
        return found;
    }

    /// The first place of a number among numbers in order.
    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
