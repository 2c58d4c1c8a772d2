package io.tarn.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The name that somebody may have meant, for the end of an error.
public final class Nearest {
    private static final int SHOWN = 10;

    private Nearest() {}

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

    /// The number of letters to insert, delete or replace, whatever their case (Levenshtein).
    private static int distance(String one, String other) {
        String a = one.strip().toLowerCase(Locale.ROOT);
        String b = other.strip().toLowerCase(Locale.ROOT);
        int[] costs = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[b.length()];
    }
}
