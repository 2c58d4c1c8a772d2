package io.tarn.data.text;

import io.tarn.data.DataException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A random change of a text's token numbers, so that a model sees another variant in every epoch.
@FunctionalInterface
public interface WordNoise {
    int[] apply(int[] tokens, RandomGenerator chance);

    /// Each token becomes the unknown one with a chance of `p`.
    static WordNoise dropout(double p) {
        check("WordNoise.dropout", p);
        return (tokens, chance) ->
                Arrays.stream(tokens)
                        .map(it -> chance.nextDouble() < p ? Vocabulary.UNKNOWN : it)
                        .toArray();
    }

    /// Each token is left out with a chance of `p`; one always stays.
    static WordNoise deletion(double p) {
        check("WordNoise.deletion", p);
        return (tokens, chance) -> {
            int[] left = Arrays.stream(tokens).filter(_ -> chance.nextDouble() >= p).toArray();
            return left.length > 0 || tokens.length == 0
                    ? left
                    : new int[] {tokens[chance.nextInt(tokens.length)]};
        };
    }

    /// Two tokens change places, once for each 1 / `part` tokens, and once at least.
    static WordNoise swap(double part) {
        check("WordNoise.swap", part);
        return (tokens, chance) -> {
            int[] moved = tokens.clone();
            long times = moved.length < 2 ? 0 : Math.max(1, Math.round(moved.length * part));
            for (int i = 0; i < times; i++) {
                int a = chance.nextInt(moved.length);
                int b = (a + 1 + chance.nextInt(moved.length - 1)) % moved.length; // another one
                int kept = moved[a];
                moved[a] = moved[b];
                moved[b] = kept;
            }
            return moved;
        };
    }

    /// This, then another.
    default WordNoise then(WordNoise next) {
        return (tokens, chance) -> next.apply(apply(tokens, chance), chance);
    }

    private static void check(String who, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw DataException.of(who, "a part from 0 to 1", p, "usual is 0.1");
        }
    }
}
