package io.tarn.nn.weights;

import java.util.Collection;
import java.util.stream.Collectors;

/// As much of a text from a file as a message can bear: short, and on one line.
final class Excerpt {
    private static final int LONGEST = 80;
    private static final int MOST_NAMES = 8;

    private Excerpt() {}

    /// The first part of a text.
    static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "�");
    }

    /// The first few of many names.
    static String list(Collection<String> names) {
        String some =
                names.stream().limit(MOST_NAMES).map(Excerpt::of).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return more <= 0 ? some : some + " and %d more".formatted(more);
    }
}
