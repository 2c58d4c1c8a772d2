package io.tarn.metric;

import java.util.List;

/// How many symbols must be put in, taken out or replaced to make one sequence of another (Levenshtein).
public final class EditDistance {
    private EditDistance() {}

    /// Between two texts, by characters (code points).
    public static int between(String a, String b) {
        return between(characters(a), characters(b));
    }

    static List<Integer> characters(String text) {
        return text.codePoints().boxed().toList();
    }

    /// Dᵢⱼ = min(Dᵢ₋₁ⱼ + 1, Dᵢⱼ₋₁ + 1, Dᵢ₋₁ⱼ₋₁ + [aᵢ ≠ bⱼ])
    public static int between(List<?> a, List<?> b) {
        int[] above = new int[b.size() + 1]; // row i - 1
        int[] row = new int[b.size() + 1];
        for (int j = 0; j <= b.size(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.size(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.size(); j++) {
                int other = a.get(i - 1).equals(b.get(j - 1)) ? 0 : 1;
                row[j] = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + other);
            }
            int[] free = above;
            above = row;
            row = free;
        }
        return above[b.size()];
    }
}
