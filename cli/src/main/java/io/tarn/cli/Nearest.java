package io.tarn.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The name that somebody may have meant.
final class Nearest {
    private Nearest() {}

    /// The closest of the names, if no more than a third of its letters (one, in short words) is wrong.
    static Optional<String> to(String word, Collection<String> names) {
        return names.stream()
                .min(
                        Comparator.comparingInt((String name) -> distance(word, name))
                                .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(word, name) <= Math.max(1, bare(name).length() / 3));
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^-+", "");
    }

    /// The number of letters to insert, delete, replace or swap with the next one.
    private static int distance(String one, String other) {
        String a = bare(one);
        String b = bare(other);
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                costs[i][j] = i == 0 ? j : j == 0 ? i : cost(costs, a, b, i, j);
            }
        }
        return costs[a.length()][b.length()];
    }

    private static int cost(int[][] costs, String a, String b, int i, int j) {
        int replaced = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, costs[i - 2][j - 2] + 1) : least;
    }
}
