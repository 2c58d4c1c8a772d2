package io.tarn.data.image;

/// Which old cells make each new one when a line is stretched or shrunk, and how much each counts.
///
/// A new cell is the mean of the old ones below a triangle as wide as two new cells (two old ones where the line grows): linear
/// interpolation with antialiasing.
///
/// @param first the first old cell of each new one
/// @param each the weights from there on; they add up to 1
record Triangles(int[] first, float[][] each) {
    static Triangles of(int from, int to) {
        double scale = (double) from / to;
        double reach = Math.max(1, scale);
        int[] first = new int[to];
        float[][] each = new float[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            first[i] = Math.max(0, (int) (centre - reach + 0.5));
            int end = Math.min(from, (int) (centre + reach + 0.5));
            each[i] = weights(first[i], end, centre, reach);
        }
        return new Triangles(first, each);
    }

    /// w ← max(0, 1 - |x - centre| / reach), divided by their sum
    private static float[] weights(int first, int end, double centre, double reach) {
        double[] weights = new double[end - first];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(0, 1 - Math.abs(first + i + 0.5 - centre) / reach);
            sum += weights[i];
        }
        float[] result = new float[weights.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (weights[i] / sum);
        }
        return result;
    }

    /// The weights as whole numbers of 2^-`bits`.
    int[][] fixed(int bits) {
        int[][] fixed = new int[each.length][];
        for (int i = 0; i < fixed.length; i++) {
            fixed[i] = new int[each[i].length];
            for (int j = 0; j < fixed[i].length; j++) {
                fixed[i][j] = Math.round(each[i][j] * (1 << bits));
            }
        }
        return fixed;
    }
}
