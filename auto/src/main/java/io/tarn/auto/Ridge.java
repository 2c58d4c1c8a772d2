package io.tarn.auto;

/// Linear regression with an L2 penalty, solved exactly: w = (XᵀX + λI)⁻¹Xᵀy for centred X and y.
///
/// With fewer rows than columns the equal form w = Xᵀ(XXᵀ + λI)⁻¹y has the smaller matrix. The products are made once for all λ.
final class Ridge {
    private final float[][] x;
    private final double[] centre;
    private final double mean;
    private final boolean byRows;
    private final double[][] gram;
    private final double[] right;

    Ridge(float[][] x, double[] y) {
        this.x = x;
        int width = x[0].length;
        this.centre = new double[width];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += y[i];
            for (int j = 0; j < width; j++) {
                centre[j] += (double) x[i][j] / x.length;
            }
        }
        this.mean = sum / x.length;
        this.byRows = x.length < width;
        this.gram = byRows ? betweenRows() : betweenColumns();
        this.right = byRows ? new double[x.length] : new double[width];
        for (int i = 0; i < x.length; i++) {
            double centred = y[i] - mean;
            if (byRows) {
                right[i] = centred;
            } else {
                for (int j = 0; j < width; j++) {
                    right[j] += centred * (x[i][j] - centre[j]);
                }
            }
        }
    }

    private double[][] betweenColumns() {
        int width = centre.length;
        double[][] sums = new double[width][width];
        double[] row = new double[width];
        for (float[] values : x) {
            for (int j = 0; j < width; j++) {
                row[j] = values[j] - centre[j];
            }
            for (int j = 0; j < width; j++) {
                double own = row[j];
                double[] to = sums[j];
                for (int k = 0; k <= j; k++) {
                    to[k] += own * row[k];
                }
            }
        }
        return sums;
    }

    private double[][] betweenRows() {
        double[][] products = new double[x.length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < centre.length; k++) {
                    sum += (x[i][k] - centre[k]) * (x[j][k] - centre[k]);
                }
                products[i][j] = sum;
            }
        }
        return products;
    }

    LinearModel solve(double lambda) {
        double[] solution = Cholesky.solve(gram, lambda, right);
        double[] weights = new double[centre.length + 1];
        if (byRows) {
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < centre.length; j++) {
                    weights[j] += solution[i] * (x[i][j] - centre[j]);
                }
            }
        } else {
            System.arraycopy(solution, 0, weights, 0, centre.length);
        }
        // b = ȳ - wᵀx̄
        double intercept = mean;
        for (int j = 0; j < centre.length; j++) {
            intercept -= weights[j] * centre[j];
        }
        weights[centre.length] = intercept;
        return new LinearModel(1, centre.length, weights);
    }
}
