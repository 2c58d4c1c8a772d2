package io.tarn.datasets;

/// How far two names are apart.
final class Spelling {
    private Spelling() {}

    /// The number of letters to insert, delete or replace (Levenshtein).
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                // d(i, j) = min(d(i-1, j-1) + [aᵢ ≠ bⱼ], d(i-1, j) + 1, d(i, j-1) + 1)
                d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
            }
        }
        return d[a.length()][b.length()];
    }
}
