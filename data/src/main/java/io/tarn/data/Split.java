package io.tarn.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The numbers of the examples that are learned from, that choose between models, and that judge at the end.
///
/// No example is on two sides. The numbers of a side rise.
///
/// @param notes what a person should know about this split, such as classes that are too small to be on every side
public record Split(int[] train, int[] validation, int[] test, List<String> notes) {
    public Split {
        train = sorted(train);
        validation = sorted(validation);
        test = sorted(test);
        notes = List.copyOf(notes);
        BitSet seen = new BitSet();
        for (int[] side : new int[][] {train, validation, test}) {
            for (int example : side) {
                if (example < 0 || seen.get(example)) {
                    throw DataException.of(
                            "Split",
                            "examples of 0 or more, each on one side only",
                            example + (example < 0 ? "" : " twice"),
                            "look at what made the numbers");
                }
                seen.set(example);
            }
        }
    }

    public Split(int[] train, int[] validation, int[] test) {
        this(train, validation, test, List.of());
    }

    private static int[] sorted(int[] side) {
        int[] copy = side.clone();
        Arrays.sort(copy);
        return copy;
    }

    /// Sides by number: `side[i]` is 0 for training, 1 for validation, 2 for test.
    static Split of(int[] sides, List<String> notes) {
        return new Split(where(sides, 0), where(sides, 1), where(sides, 2), notes);
    }

    private static int[] where(int[] sides, int side) {
        return IntStream.range(0, sides.length).filter(i -> sides[i] == side).toArray();
    }

    /// The number of examples on all sides.
    public int size() {
        return train.length + validation.length + test.length;
    }

    /// Training and validation together, to learn from once the model is chosen.
    public int[] trainAndValidation() {
        return sorted(IntStream.concat(Arrays.stream(train), Arrays.stream(validation)).toArray());
    }

    /// `700 for training, 150 for validation, 150 for test`.
    @Override
    public String toString() {
        String sizes =
                "%d for training, %d for validation, %d for test"
                        .formatted(train.length, validation.length, test.length);
        return notes.isEmpty() ? sizes : sizes + "; " + String.join("; ", notes);
    }
}
