package io.tarn.token;

import io.tarn.token.UnigramTrainer.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A step of expectation maximisation: how often each token is expected, over all ways to cut the words, by their probabilities.
final class UnigramStep {
    private static final double LEAST = 0.5; // tokens that are expected less often go

    private final Vocabulary vocabulary;
    private final Pieces pieces;
    private final double[] expected;

    private UnigramStep(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.pieces = vocabulary.pieces();
        this.expected = new double[vocabulary.tokens().size()];
    }

    static UnigramStep of(Vocabulary vocabulary, Map<String, Long> words) {
        var step = new UnigramStep(vocabulary);
        words.forEach(step::expect);
        return step;
    }

    /// The expected counts, each by its number.
    double[] expected() {
        return expected.clone();
    }

    /// α_j = log Σ over tokens from i to j of exp(α_i + s), β_i likewise from the end; a token is in a cut with probability
    /// exp(α_i + s + β_j - α_end).
    private void expect(String word, long count) {
        int length = word.length();
        double[] alpha = new double[length + 1];
        double[] beta = new double[length + 1];
        Arrays.fill(alpha, 1, length + 1, Double.NEGATIVE_INFINITY);
        Arrays.fill(beta, 0, length, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < length; i++) {
            int start = i;
            each(
                    word,
                    i,
                    (id, j) -> {
                        alpha[j] = logSum(alpha[j], alpha[start] + pieces.score(id));
                    });
        }
        for (int i = length - 1; i >= 0; i--) {
            int start = i;
            each(
                    word,
                    i,
                    (id, j) -> {
                        beta[start] = logSum(beta[start], pieces.score(id) + beta[j]);
                        expected[id] +=
                                count
                                        * Math.exp(
                                                alpha[start]
                                                        + pieces.score(id)
                                                        + beta[j]
                                                        - alpha[length]);
                    });
        }
    }

    private interface Found {
        void token(int id, int end);
    }

    /// The tokens that begin at `start`.
    private void each(String word, int start, Found found) {
        int node = PieceTrie.ROOT;
        for (int end = start; end < word.length(); end++) {
            node = pieces.trie().next(node, word.charAt(end));
            if (node == PieceTrie.NONE) {
                return;
            }
            if (pieces.trie().id(node) != PieceTrie.NONE) {
                found.token(pieces.trie().id(node), end + 1);
            }
        }
    }

    private static double logSum(double a, double b) {
        double most = Math.max(a, b);
        return most == Double.NEGATIVE_INFINITY
                ? most
                : most + Math.log1p(Math.exp(Math.min(a, b) - most));
    }

    /// Scores by the expected counts: ψ(count) - ψ(Σ counts), which weakens rare tokens (Liang and Klein, 2007); `always` stay.
    Vocabulary maximised(Set<String> always) {
        int[] kept =
                IntStream.range(0, expected.length)
                        .filter(id ->
                                expected[id] >= LEAST
                                        || always.contains(vocabulary.tokens().get(id)))
                        .toArray();
        double[] counts =
                IntStream.of(kept).mapToDouble(id -> Math.max(LEAST, expected[id])).toArray();
        double total = digamma(DoubleStream.of(counts).sum());
        var tokens = new ArrayList<String>();
        IntStream.of(kept).forEach(id -> tokens.add(vocabulary.tokens().get(id)));
        return new Vocabulary(
                tokens, DoubleStream.of(counts).map(it -> digamma(it) - total).toArray());
    }

    /// ψ(x) = ψ(x + 1) - 1/x, and for large x its asymptotic series.
    private static double digamma(double x) {
        double sum = 0;
        double at = x;
        for (; at < 7; at++) {
            sum -= 1 / at;
        }
        double square = 1 / (at * at);
        return sum
                + Math.log(at)
                - 0.5 / at
                - square * (1.0 / 12 - square * (1.0 / 120 - square / 252));
    }
}
