package io.tarn.recipes;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.data.text.TextSplitter;
import io.tarn.data.text.WordSplitter;
import io.tarn.datasets.Datasets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// The mails of the spam data.
///
/// @param texts what is read of each: its subject, without the tags of mailing lists, and its text without HTML
/// @param spam 1 for spam, 0 for others
/// @param sources where each was collected, such as `hard-ham-1`
/// @param threads a number for all mails that belong together
record Mails(List<String> texts, int[] spam, List<String> sources, int[] threads) {
    /// Words that tell where a mail was collected, not what it is: names of mailing lists, of spam traps, of news services.
    private static final Set<String> GIVEAWAYS =
            Set.of(
                    "sightings",
                    "deathtospamdeathtospamdeathtospam",
                    "spamassassin",
                    "ilug",
                    "zzzzteana",
                    "exmh",
                    "razor",
                    "fork",
                    "spambayes",
                    "newsisfree",
                    "supplied",
                    "url",
                    "date",
                    "cnet",
                    "zdnet");

    private static final int OPENING = 20;

    static Mails read() {
        Table table = Table.read(Datasets.path("spam"));
        List<String> subjects = texts(table.column("subject"));
        List<String> bodies = texts(table.column("text"));
        int[] rows = IntStream.range(0, table.rows()).toArray();
        return new Mails(
                Arrays.stream(rows)
                        .mapToObj(i -> untagged(subjects.get(i)) + " " + plain(bodies.get(i)))
                        .toList(),
                Arrays.stream(rows)
                        .map(i -> table.column("label").text(i).equals("spam") ? 1 : 0)
                        .toArray(),
                texts(table.column("group")),
                threads(subjects, bodies));
    }

    /// Words in lower case without numbers, for numbers are mostly dates, and without giveaways.
    static TextSplitter words() {
        TextSplitter words = WordSplitter.of(c -> c.numbers(WordSplitter.Numbers.DROP).shortest(2));
        return text -> words.split(text).stream().filter(it -> !GIVEAWAYS.contains(it)).toList();
    }

    int size() {
        return spam.length;
    }

    Mails rows(int... chosen) {
        return new Mails(
                Arrays.stream(chosen).mapToObj(texts::get).toList(),
                Arrays.stream(chosen).map(i -> spam[i]).toArray(),
                Arrays.stream(chosen).mapToObj(sources::get).toList(),
                Arrays.stream(chosen).map(i -> threads[i]).toArray());
    }

    /// `count` of `size` places at equal distances.
    static int[] spread(int size, int count) {
        return IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray();
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::text).toList();
    }

    /// `[ILUG] Re: disks` becomes `Re: disks`.
    private static String untagged(String subject) {
        return subject.replaceAll("\\[[^\\]]*\\]", " ").strip();
    }

    /// Without styles, marks and signs of HTML, even where the text was cut off within one.
    static String plain(String text) {
        return text.replaceAll("(?is)<style.*?(</style>|$)", " ")
                .replaceAll("(?s)<[/!a-zA-Z][^>]*(>|$)", " ")
                .replaceAll("&#?\\w+;", " ");
    }

    /// Mails belong together if they answer one subject, or begin with the same words, as copies of one spam do.
    static int[] threads(List<String> subjects, List<String> bodies) {
        int[] parent = IntStream.range(0, subjects.size()).toArray();
        Map<String, Integer> firstWith = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            String topic = untagged(subjects.get(i)).toLowerCase(Locale.ROOT);
            topic = topic.replaceAll("^((re|fwd?)\\s*:\\s*)+", "").strip();
            String opening =
                    String.join(
                            " ",
                            words().split(plain(bodies.get(i))).stream().limit(OPENING).toList());
            for (String key : List.of("subject " + topic, "opening " + opening)) {
                if (key.length() > "subject ".length() + 2) {
                    Integer other = firstWith.putIfAbsent(key, i);
                    parent[root(parent, i)] = root(parent, other == null ? i : other);
                }
            }
        }
        return IntStream.range(0, parent.length).map(i -> root(parent, i)).toArray();
    }

    private static int root(int[] parent, int i) {
        int at = i;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }
}
