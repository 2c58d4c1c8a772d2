package io.tarn.token;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text as sentencepiece sees it (Kudo and Richardson, 2018): in the normal form NFKC, with `▁` for each space and before the first
/// word.
final class Metaspace {
    static final char SPACE = '▁';
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Metaspace() {}

    static PlacedText of(String text) {
        var placed = new PlacedText(text.length() + 1);
        PlacedText normal = normal(text);
        String letters = normal.text().replace(' ', SPACE);
        if (!letters.isEmpty() && letters.charAt(0) != SPACE) {
            placed.add(SPACE, normal.start(0), normal.end(0));
        }
        for (int at = 0; at < letters.length(); at++) {
            placed.add(letters.charAt(at), normal.start(at), normal.end(at));
        }
        return placed;
    }

    /// Each cluster of a letter and its marks is normalised alone, so that its place is known.
    private static PlacedText normal(String text) {
        var normal = new PlacedText(text.length());
        if (Normalizer.isNormalized(text, Normalizer.Form.NFKC)) {
            for (int at = 0, end; at < text.length(); at = end) {
                end = at + Character.charCount(text.codePointAt(at));
                normal.add(text.substring(at, end), at, end);
            }
            return normal;
        }
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            String cluster = clusters.group();
            boolean kept = cluster.codePoints().anyMatch(CharacterClass.NEWER::has);
            normal.add(
                    kept ? cluster : Normalizer.normalize(cluster, Normalizer.Form.NFKC),
                    clusters.start(),
                    clusters.end());
        }
        return normal;
    }

    /// Where the word that begins at `start` ends: before the next `▁`.
    static int wordEnd(String letters, int start) {
        int end = letters.indexOf(SPACE, start + 1);
        return end < 0 ? letters.length() : end;
    }
}
