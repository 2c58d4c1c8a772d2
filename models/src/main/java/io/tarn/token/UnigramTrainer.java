package io.tarn.token;

import io.tarn.tensor.TensorException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Learns the tokens of [Unigram] (Kudo, 2018): from many candidates, expectation maximisation finds their probabilities, and those go
/// without which the text loses least likelihood, round after round.
final class UnigramTrainer {
    private static final double KEPT_EACH_ROUND = 0.75;
    private static final int STEPS_EACH_ROUND = 2;
    private static final int CANDIDATES_PER_TOKEN = 20;
    private static final int LONGEST_WORD = 64;

    private final Map<String, Long> words = new LinkedHashMap<>();
    private final Map<String, Long> characters;
    private final int longest;

    UnigramTrainer(Map<String, Long> counts, Unigram.Config config) {
        this.longest = config.longest();
        this.characters = covered(counts, config.coverage());
        counts.forEach((word, count) -> {
            if (word.length() <= LONGEST_WORD
                    && word.codePoints()
                            .mapToObj(Character::toString)
                            .allMatch(characters::containsKey)) {
                words.put(word, count);
            }
        });
    }

    /// The most frequent characters, which make up `share` of the text, and those that ASCII prints: else `<0x41>` in a text would be a
    /// byte.
    private static Map<String, Long> covered(Map<String, Long> words, double share) {
        var counts = new HashMap<String, Long>();
        words.forEach((word, count) ->
                word.codePoints()
                        .mapToObj(Character::toString)
                        .forEach(it -> counts.merge(it, count, Long::sum)));
        double total = counts.values().stream().mapToLong(it -> it).sum();
        var kept = new LinkedHashMap<String, Long>();
        IntStream.rangeClosed('!', '~')
                .mapToObj(Character::toString)
                .forEach(it -> kept.put(it, 1L));
        double sum = 0;
        for (var one : sorted(counts)) {
            if (sum >= share * total) {
                break;
            }
            kept.put(one.getKey(), one.getValue());
            sum += one.getValue();
        }
        return kept;
    }

    /// The most frequent first.
    private static List<Map.Entry<String, Long>> sorted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    /// At most `size` tokens with the logarithms of their probabilities, the most probable first.
    Map<String, Double> learn(int size) {
        if (characters.size() > size) {
            throw TensorException.of(
                    "Unigram",
                    "room for %,d characters".formatted(characters.size()),
                    "room for %,d tokens beside bytes and special ones".formatted(size),
                    "take more tokens, or a smaller coverage");
        }
        Vocabulary pieces = candidates(CANDIDATES_PER_TOKEN * size);
        while (true) {
            for (int step = 0; step < STEPS_EACH_ROUND; step++) {
                pieces = UnigramStep.of(pieces, words).maximised(characters.keySet());
            }
            if (pieces.tokens.size() <= size) {
                return pieces.best(pieces.tokens.size());
            }
            int kept = Math.max(size, (int) (KEPT_EACH_ROUND * pieces.tokens.size()));
            pieces = UnigramPruning.of(pieces, words).kept(kept, characters.keySet());
        }
    }

    /// Tokens with the logarithms of their probabilities.
    record Vocabulary(List<String> tokens, double[] scores) {
        Pieces pieces() {
            return new Pieces(tokens, scores, Double.NEGATIVE_INFINITY);
        }

        /// The most probable ones.
        Map<String, Double> best(int count) {
            var best = new LinkedHashMap<String, Double>();
            IntStream.range(0, scores.length)
                    .boxed()
                    .sorted(
                            Comparator.comparingDouble((Integer id) -> -scores[id])
                                    .thenComparing(tokens::get))
                    .limit(count)
                    .forEach(id -> best.put(tokens.get(id), scores[id]));
            return best;
        }
    }

    /// All characters, and of the pieces of words those that cover most of the text.
    private Vocabulary candidates(int most) {
        var counts = new HashMap<>(characters);
        Set<String> frequent = characters.keySet();
        for (int length = 2; length <= longest && !frequent.isEmpty(); length++) {
            Map<String, Long> found = substrings(length, frequent);
            found.values().removeIf(count -> count < 2);
            frequent = Set.copyOf(found.keySet());
            int letters = length;
            found.forEach((piece, count) -> counts.put(piece, count * letters));
        }
        var tokens = new LinkedHashSet<>(characters.keySet());
        sorted(counts).stream().limit(most).forEach(it -> tokens.add(it.getKey()));
        double[] weights = tokens.stream().mapToDouble(counts::get).toArray();
        double total = DoubleStream.of(weights).sum();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.log(weights[i] / total);
        }
        return new Vocabulary(List.copyOf(tokens), weights);
    }

    /// How often pieces of a length occur; only what begins with a frequent piece of one less can be frequent.
    private Map<String, Long> substrings(int length, Set<String> frequent) {
        var counts = new HashMap<String, Long>();
        words.forEach((word, count) -> {
            for (int start = 0; start + length <= word.length(); start++) {
                if (frequent.contains(word.substring(start, start + length - 1))) {
                    String piece = word.substring(start, start + length);
                    if (!Character.isHighSurrogate(piece.charAt(length - 1))) {
                        counts.merge(piece, count, Long::sum);
                    }
                }
            }
        });
        return counts;
    }
}
