package io.tarn.auto;

/// How [TargetMeans] become features of mean 0 and deviation 1 over training rows: as they are, or as log-odds where they are shares.
///
/// @param centre the mean of each feature
/// @param scale the deviation of each feature
record MeanForm(TaskKind kind, double[] centre, double[] scale) {
    private static final double MOST = 10;
    private static final double LEAST_SHARE = 1e-4;

    /// @param means `[rows][outputs]`
    static MeanForm of(double[][] means, TaskKind kind) {
        int outputs = means[0].length;
        double[] centre = new double[outputs];
        double[] scale = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            for (double[] row : means) {
                centre[k] += logOdds(kind, row[k]) / means.length;
            }
            double squares = 0;
            for (double[] row : means) {
                double apart = logOdds(kind, row[k]) - centre[k];
                squares += apart * apart;
            }
            double deviation = Math.sqrt(squares / means.length);
            scale[k] = deviation > 0 ? deviation : 1;
        }
        return new MeanForm(kind, centre, scale);
    }

    /// ln(s / (1 - s)) of a share
    private static double logOdds(TaskKind kind, double mean) {
        if (!kind.isClassification()) {
            return mean;
        }
        double share = Math.clamp(mean, LEAST_SHARE, 1 - LEAST_SHARE);
        return Math.log(share / (1 - share));
    }

    /// @param means `[rows][outputs]`
    double[][] features(double[][] means) {
        double[][] features = new double[means.length][centre.length];
        for (int row = 0; row < means.length; row++) {
            for (int k = 0; k < centre.length; k++) {
                // z = (x - μ) / σ
                double z = (logOdds(kind, means[row][k]) - centre[k]) / scale[k];
                features[row][k] = Math.clamp(z, -MOST, MOST);
            }
        }
        return features;
    }
}
