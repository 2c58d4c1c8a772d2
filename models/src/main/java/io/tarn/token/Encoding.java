package io.tarn.token;

import io.tarn.tensor.TensorException;
import java.util.stream.IntStream;

/// The tokens of a text or of a pair of texts, in their order; all arrays are equally long.
///
/// @param ids their numbers
/// @param typeIds 0, or 1 for the second text and what closes it, where models of the kind tell them apart
/// @param sequences which text a token comes from: 0 or 1; -1 for special tokens that were put around the texts
/// @param words which piece of its text a token comes from, before tokens were made; -1 for special tokens as above
/// @param starts where a token begins in its text: `text.substring(starts[i], ends[i])`
/// @param ends where it ends, exclusive
public record Encoding(
        int[] ids, int[] typeIds, int[] sequences, int[] words, int[] starts, int[] ends) {
    /// The number of tokens.
    public int length() {
        return ids.length;
    }

    /// The same with `longest` tokens at most: the longer text loses its last tokens, special tokens around the texts stay.
    public Encoding cut(int longest) {
        if (longest >= ids.length) {
            return this;
        }
        int first = (int) IntStream.of(sequences).filter(it -> it == 0).count();
        int second = (int) IntStream.of(sequences).filter(it -> it == 1).count();
        int room = longest - (ids.length - first - second);
        if (room < 0) {
            throw TensorException.of(
                    "Encoding.cut",
                    "room for the special tokens, " + (longest - room),
                    longest,
                    "allow more tokens");
        }
        int shorter = Math.min(Math.min(first, second), room / 2);
        int longer = Math.min(Math.max(first, second), room - shorter);
        return kept(first <= second ? shorter : longer, first <= second ? longer : shorter);
    }

    /// The first so many tokens of each text.
    private Encoding kept(int first, int second) {
        int[] left = {first, second};
        int[] at =
                IntStream.range(0, ids.length)
                        .filter(i -> sequences[i] < 0 || left[sequences[i]]-- > 0)
                        .toArray();
        return new Encoding(
                taken(ids, at),
                taken(typeIds, at),
                taken(sequences, at),
                taken(words, at),
                taken(starts, at),
                taken(ends, at));
    }

    private static int[] taken(int[] values, int[] at) {
        return IntStream.of(at).map(i -> values[i]).toArray();
    }
}
