package io.tarn.classic.factor;

/// A small ridge regression that is fed row by row: (Σ z·zᵀ + λI)·w = Σ z·t.
final class Ridge {
    private final int size;
    private final double[][] gram; // the lower triangle
    private final double[] answer;

    Ridge(int size, double penalty) {
        this.size = size;
        this.gram = new double[size][size];
        this.answer = new double[size];
        for (int i = 0; i < size; i++) {
            gram[i][i] = penalty;
        }
    }

    void add(double[] z, double target) {
        for (int i = 0; i < size; i++) {
            answer[i] += z[i] * target;
            for (int j = 0; j <= i; j++) {
                gram[i][j] += z[i] * z[j];
            }
        }
    }

    /// By Cholesky's decomposition, L·Lᵀ·w = answer; nothing can be added afterwards.
    double[] solve() {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = gram[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= gram[i][k] * gram[j][k];
                }
                gram[i][j] = i == j ? Math.sqrt(sum) : sum / gram[j][j];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                answer[i] -= gram[i][k] * answer[k];
            }
            answer[i] /= gram[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                answer[i] -= gram[k][i] * answer[k];
            }
            answer[i] /= gram[i][i];
        }
        return answer;
    }
}
