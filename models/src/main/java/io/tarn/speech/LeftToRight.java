package io.tarn.speech;

/// The likeliest way through a chain of states that follow each other (Viterbi, 1967).
///
/// Every state lasts one frame or longer; only those of silence may be left out. Staying and going on are equally likely.
///
/// @param states of each frame
/// @param logLikelihood of the frames on this way
record LeftToRight(int[] states, double logLikelihood) {
    /// δₜ(j) = bⱼ(xₜ) + max(δₜ₋₁(j), δₜ₋₁(j - 1), δₜ₋₁(j - 2) where j - 1 may be left out)
    ///
    /// @param chain the states in their order; silence is the only one below `perPhone`
    /// @param emitted b, `[frames × chain]`
    static LeftToRight of(int[] chain, int perPhone, double[] emitted) {
        int n = chain.length;
        int frames = emitted.length / n;
        int[] back = new int[emitted.length]; // places that the best way came over: 0, 1 or 2
        double[] best = new double[n];
        for (int j = 0; j < n; j++) {
            boolean first = j == 0 || (j == 1 && chain[0] < perPhone);
            best[j] = first ? emitted[j] : Double.NEGATIVE_INFINITY;
        }
        for (int t = 1; t < frames; t++) {
            double[] next = new double[n];
            for (int j = 0; j < n; j++) {
                int farthest = j >= 2 && chain[j - 1] < perPhone ? 2 : Math.min(j, 1);
                int way = 0;
                for (int k = 1; k <= farthest; k++) {
                    way = best[j - k] > best[j - way] ? k : way;
                }
                back[t * n + j] = way;
                next[j] = best[j - way] + emitted[t * n + j];
            }
            best = next;
        }
        boolean over = n > 1 && chain[n - 1] < perPhone && best[n - 2] > best[n - 1];
        int place = over ? n - 2 : n - 1;
        double logLikelihood = best[place];
        int[] path = new int[frames];
        for (int t = frames - 1; t >= 0; t--) {
            path[t] = chain[place];
            place -= back[t * n + place];
        }
        return new LeftToRight(path, logLikelihood);
    }
}
