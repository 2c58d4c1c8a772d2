package io.tarn.token;

import io.tarn.token.Pieces.Cut;
import io.tarn.token.UnigramTrainer.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// What it costs to do without a token: the log-likelihood that the text loses if the next best cut takes its place.
final class UnigramPruning {
    private final Vocabulary vocabulary;
    private final Pieces pieces;
    private final double[] counts; // how often the best cuts of all words take each token
    private double total;

    private UnigramPruning(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.pieces = vocabulary.pieces();
        this.counts = new double[vocabulary.tokens().size()];
    }

    static UnigramPruning of(Vocabulary vocabulary, Map<String, Long> words) {
        var pruning = new UnigramPruning(vocabulary);
        words.forEach((word, count) -> {
            for (Cut cut : pruning.pieces.best(word, word.length())) {
                pruning.counts[cut.id()] += count;
                pruning.total += count;
            }
        });
        return pruning;
    }

    /// The `count` tokens that cost most; those of `always` stay first of all.
    Vocabulary kept(int count, Set<String> always) {
        List<String> tokens = vocabulary.tokens();
        double[] costs =
                IntStream.range(0, counts.length)
                        .mapToDouble(id ->
                                always.contains(tokens.get(id))
                                        ? Double.POSITIVE_INFINITY
                                        : cost(id))
                        .toArray();
        int[] kept =
                IntStream.range(0, costs.length)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble((Integer id) -> -costs[id])
                                        .thenComparing(tokens::get))
                        .limit(Math.max(count, always.size()))
                        .mapToInt(id -> id)
                        .sorted()
                        .toArray();
        var left = new ArrayList<String>();
        IntStream.of(kept).forEach(id -> left.add(tokens.get(id)));
        return new Vocabulary(
                left, IntStream.of(kept).mapToDouble(id -> vocabulary.scores()[id]).toArray());
    }

    /// count · (log p - Σ log p'), with p' after the token's occurrences went to the tokens of its next best cut.
    private double cost(int id) {
        double count = counts[id];
        if (count == 0) {
            return 0;
        }
        String token = vocabulary.tokens().get(id);
        List<Cut> parts = pieces.best(token, token.length() - 1);
        double after = total + count * (parts.size() - 1);
        double loss = Math.log(count / total);
        for (Cut part : parts) {
            loss -= Math.log((counts[part.id()] + count) / after);
        }
        return count * loss;
    }
}
