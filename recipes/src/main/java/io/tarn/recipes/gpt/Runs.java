package io.tarn.recipes.gpt;

import java.util.Arrays;

/// The different runs of n characters of a text, sorted, and how often each comes.
///
/// A run is one number, 7 bits for a character, so that the runs that go on from the same beginning stand side by side.
record Runs(long[] runs, int[] counts) {
    static final int BITS = 7;
    static final int LONGEST = Long.SIZE / BITS;

    /// All runs of `length` characters.
    static Runs of(int[] text, int length) {
        long[] all = new long[text.length - length + 1];
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < length; j++) {
                all[i] = all[i] << BITS | text[i + j];
            }
        }
        return counted(all);
    }

    private static Runs counted(long[] all) {
        Arrays.parallelSort(all);
        long[] runs = new long[all.length];
        int[] counts = new int[all.length];
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                runs[size++] = all[i];
            }
            counts[size - 1]++;
        }
        return new Runs(Arrays.copyOf(runs, size), Arrays.copyOf(counts, size));
    }

    /// The runs without their first character; their counts say after how many different characters they come.
    ///
    /// @param length of these runs
    Runs continuations(int length) {
        long mask = (1L << BITS * (length - 1)) - 1;
        return counted(Arrays.stream(runs).map(run -> run & mask).toArray());
    }

    /// Where the runs stand that go on from `beginning`: from the first up to the first of the next beginning.
    int from(long beginning) {
        int place = Arrays.binarySearch(runs, beginning << BITS);
        return place < 0 ? -place - 1 : place;
    }

    /// How many different runs come `times` times.
    double countOfCount(int times) {
        return Arrays.stream(counts).filter(count -> count == times).count();
    }
}
