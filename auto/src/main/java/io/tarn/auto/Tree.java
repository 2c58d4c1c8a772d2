package io.tarn.auto;

/// One decision tree of a [Forest].
///
/// @param features the column that each inner node looks at
/// @param thresholds for numbers the border, for categories the place of the set in `sets`
/// @param kinds LightGBM's bits: 1 category, 2 missing goes left, 4 zero is missing, 8 NaN is missing
/// @param left the next node; below 0 a leaf, counted from -1 down
/// @param sets categories that go left, as bits
record Tree(
        int[] features,
        double[] thresholds,
        int[] kinds,
        int[] left,
        int[] right,
        double[] leaves,
        int[][] sets) {
    private static final double ZERO = 1e-35f;

    double predict(float[] row) {
        if (features.length == 0) {
            return leaves[0];
        }
        int node = 0;
        while (node >= 0) {
            double value = row[features[node]];
            boolean goesLeft =
                    (kinds[node] & 1) != 0
                            ? isIn(sets[(int) thresholds[node]], value)
                            : isBelow(value, node);
            node = goesLeft ? left[node] : right[node];
        }
        return leaves[~node];
    }

    private static boolean isIn(int[] set, double value) {
        int code = Double.isNaN(value) ? -1 : (int) value;
        return code >= 0 && code / 32 < set.length && (set[code / 32] >>> (code % 32) & 1) != 0;
    }

    private boolean isBelow(double given, int node) {
        int missing = kinds[node] >>> 2 & 3;
        double value = Double.isNaN(given) && missing != 2 ? 0 : given;
        boolean isMissing =
                missing == 1 && Math.abs(value) <= ZERO || missing == 2 && Double.isNaN(value);
        return isMissing ? (kinds[node] & 2) != 0 : value <= thresholds[node];
    }
}
