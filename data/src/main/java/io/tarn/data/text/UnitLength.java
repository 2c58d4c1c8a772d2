package io.tarn.data.text;

/// Scales rows to the Euclidean length 1.
final class UnitLength {
    private UnitLength() {}

    /// x / √Σx²; a row of zeros stays.
    static float[] of(double[] row) {
        double squares = 0;
        for (double x : row) {
            squares += x * x;
        }
        double length = squares == 0 ? 1 : Math.sqrt(squares);
        float[] result = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = (float) (row[i] / length);
        }
        return result;
    }

    static float[] single(double[] row) {
        float[] result = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = (float) row[i];
        }
        return result;
    }
}
