package io.tarn.sequence.words;

/// Sums over the numbers of two vectors, in loops that the compiler makes fast.
final class Floats {
    private Floats() {}

    /// Σ a_i b_i, in four sums that do not wait for each other.
    static float dot(float[] a, float[] b) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            first += a[i] * b[i];
        }
        return first + second + (third + fourth);
    }

    /// a += factor · b
    static void add(float[] a, float factor, float[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += factor * b[i];
        }
    }

    static float length(float[] a) {
        return (float) Math.sqrt(dot(a, a));
    }
}
