package io.tarn.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The name that somebody may have meant, for an error.
public final class Nearest {
    private static final int SHOWN = 10;

    private Nearest() {}

    /// The closest of the names, if no more than a third of its letters (one, in short words) is wrong.
    public static Optional<String> to(String word, Collection<String> names) {
        return names.stream()
                .min(
                        Comparator.comparingInt((String name) -> distance(word, name))
                                .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(word, name) <= Math.max(1, bare(name).length() / 3));
    }

    /// `did you mean "Age"?`, or the names there are where none is close.
    public static String hint(String name, List<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(other -> distance(name, other) <= Math.max(2, name.length() / 3))
                .map("did you mean \"%s\"?"::formatted)
                .orElseGet(() -> "choose from " + list(names));
    }

    /// The first names, and how many more there are.
    public static String list(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
    }

    private static String bare(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceFirst("^-+", "");
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
