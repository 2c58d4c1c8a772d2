package io.tarn.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tokens with the logarithms of their probabilities, and the most probable way to cut a word into them.
final class Pieces {
    /// A stretch of a word; `id` is [PieceTrie#NONE] where no token covers it.
    record Cut(int id, int start, int end) {}

    private final PieceTrie trie;
    private final double[] scores;
    private final double unknownScore;

    /// @param unknownScore of a character that no token covers
    Pieces(List<String> tokens, double[] scores, double unknownScore) {
        this.trie = new PieceTrie(tokens);
        this.scores = scores;
        this.unknownScore = unknownScore;
    }

    PieceTrie trie() {
        return trie;
    }

    double score(int id) {
        return scores[id];
    }

    /// The cut with the greatest sum of scores (Viterbi, 1967); tokens of `longest` letters at most are taken. Unknown neighbours are one.
    List<Cut> best(String word, int longest) {
        int length = word.length();
        double[] best = new double[length + 1];
        int[] from = new int[length + 1];
        int[] ids = new int[length + 1];
        Arrays.fill(from, -1);
        for (int start = 0, next; start < length; start = next) {
            next = start + Character.charCount(word.codePointAt(start));
            boolean single = false;
            int node = PieceTrie.ROOT;
            for (int end = start + 1; end <= Math.min(length, start + longest); end++) {
                node = trie.next(node, word.charAt(end - 1));
                if (node == PieceTrie.NONE) {
                    break;
                }
                int id = trie.id(node);
                if (id != PieceTrie.NONE) {
                    single |= end == next;
                    double score = scores[id] + best[start];
                    if (from[end] < 0 || score > best[end]) {
                        best[end] = score;
                        from[end] = start;
                        ids[end] = id;
                    }
                }
            }
            if (!single && (from[next] < 0 || unknownScore + best[start] > best[next])) {
                best[next] = unknownScore + best[start];
                from[next] = start;
                ids[next] = PieceTrie.NONE;
            }
        }
        return path(from, ids, length);
    }

    private static List<Cut> path(int[] from, int[] ids, int length) {
        var cuts = new ArrayList<Cut>();
        for (int end = length; end > 0; end = from[end]) {
            int before = cuts.size() - 1;
            if (before >= 0 && ids[end] == PieceTrie.NONE && cuts.get(before).id == ids[end]) {
                cuts.set(before, new Cut(ids[end], from[end], cuts.get(before).end));
            } else {
                cuts.add(new Cut(ids[end], from[end], end));
            }
        }
        return cuts.reversed();
    }
}
