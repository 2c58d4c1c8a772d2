package io.tarn.auto;

/// Solves (A + λI)·x = b for a symmetric positive matrix, of which the lower half is given.
final class Cholesky {
    private Cholesky() {}

    static double[] solve(double[][] a, double lambda, double[] b) {
        int size = b.length;
        double[][] l = new double[size][];
        for (int i = 0; i < size; i++) {
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                // L[i][j] = (A[i][j] - Σ L[i][k]·L[j][k]) / L[j][j]
                double sum = a[i][j] + (i == j ? lambda : 0);
                double[] row = l[i];
                double[] other = l[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                row[j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / other[j];
            }
        }
        double[] x = b.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= l[i][k] * x[k];
            }
            x[i] /= l[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            x[i] /= l[i][i];
            for (int k = 0; k < i; k++) {
                x[k] -= l[i][k] * x[i];
            }
        }
        return x;
    }
}
