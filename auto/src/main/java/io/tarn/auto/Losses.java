package io.tarn.auto;

/// How wrong predictions are: the mean squared error of numbers, the log loss of probabilities.
final class Losses {
    private static final double LEAST = 1e-7;
    private static final int MOST_ROWS = 20_000;

    private Losses() {}

    static double mean(Problem problem, double[][] predictions, double[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += one(problem, predictions[i], y[i]);
        }
        return sum / Math.max(1, y.length);
    }

    /// The loss on the first rows, 20,000 at most.
    static double mean(Problem problem, Model model, Examples rows) {
        Examples some = rows;
        if (rows.size() > MOST_ROWS) {
            int[] first = new int[MOST_ROWS];
            java.util.Arrays.setAll(first, i -> i);
            some = rows.rows(first);
        }
        return mean(problem, model.predict(some.inputs()), some.y());
    }

    static double one(Problem problem, double[] prediction, double y) {
        if (problem.kind().isClassification()) {
            // -log p[y]; a class that was never seen has no probability
            return -Math.log(y < 0 ? LEAST : Math.max(LEAST, prediction[(int) y]));
        }
        // (ŷ - y)²
        return (prediction[0] - y) * (prediction[0] - y);
    }
}
