package io.tarn.recipes.translate;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Short texts of an office program in English and Chinese, without the marks of its keys.
///
/// Texts that have the English or the Chinese side in common are in the same part, so that nothing is translated that was learned.
///
/// @param training pairs to learn from
/// @param alone pairs whose English is hidden from those that learn, but for the bound above
record Phrases(
        List<Phrase> training, List<Phrase> alone, List<Phrase> validation, List<Phrase> test) {
    private static final Pattern KEY = Pattern.compile("[_~](?=\\p{L})");
    private static final Pattern CHINESE_KEY = Pattern.compile("\\s*\\([_~]?\\p{Lu}\\)");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final int LONGEST = 60; // characters of Chinese
    private static final int MOST_WORDS = 30;
    private static final double HELD_OUT = 0.1; // for validation, and for the test

    /// A text in both languages: what is read, and what is to be written.
    record Phrase(String source, String target) {
        /// For the other direction.
        Phrase turned() {
            return new Phrase(/* source= */ target, /* target= */ source);
        }
    }

    /// @param scale how much of it is taken
    static Phrases read(double scale) {
        List<List<Phrase>> groups = groups(pairs());
        Collections.shuffle(groups, new Random(0));
        int count = (int) (groups.size() * scale);
        int held = (int) (HELD_OUT * count);
        int half = (count - 2 * held) / 2;
        return new Phrases(
                all(groups.subList(0, half)),
                all(groups.subList(half, 2 * half)),
                all(groups.subList(2 * half, 2 * half + held)),
                all(groups.subList(2 * half + held, 2 * half + 2 * held)));
    }

    private static List<Phrase> all(List<List<Phrase>> groups) {
        return groups.stream().flatMap(List::stream).toList();
    }

    private static List<Phrase> pairs() {
        Table table = Table.read(Datasets.path("en-zh"));
        Column english = table.column("english");
        Column chinese = table.column("chinese");
        return IntStream.range(0, table.rows())
                .mapToObj(i -> cleaned(english.text(i), chinese.text(i)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /// Without the letters that open a menu: `F_ormat` and `格式(_O)` become `Format` and `格式`.
    private static Optional<Phrase> cleaned(String english, String chinese) {
        String e = KEY.matcher(english).replaceAll("").replace("\\n", " ").strip();
        String c = CHINESE_KEY.matcher(chinese).replaceAll("").replace("\\n", "").strip();
        boolean isUsual =
                HAN.matcher(c).find()
                        && !HAN.matcher(e).find()
                        && !e.isEmpty()
                        && c.length() <= LONGEST
                        && e.split("\\s+").length <= MOST_WORDS;
        return isUsual ? Optional.of(new Phrase(e, c)) : Optional.empty();
    }

    /// Pairs that belong together, because one side is the same.
    static List<List<Phrase>> groups(List<Phrase> pairs) {
        int[] parent = IntStream.range(0, pairs.size()).toArray();
        join(parent, pairs, phrase -> letters(phrase.source()));
        join(parent, pairs, phrase -> letters(phrase.target()));
        Map<Integer, List<Phrase>> groups = new HashMap<>();
        var order = new LinkedHashSet<Integer>();
        for (int i = 0; i < parent.length; i++) {
            int root = root(parent, i);
            order.add(root);
            groups.computeIfAbsent(root, _ -> new ArrayList<>()).add(pairs.get(i));
        }
        return new ArrayList<>(order.stream().map(groups::get).toList());
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static void join(int[] parent, List<Phrase> pairs, Function<Phrase, String> key) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            Integer other = first.putIfAbsent(key.apply(pairs.get(i)), i);
            if (other != null) {
                parent[root(parent, i)] = root(parent, other);
            }
        }
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }
}
