package io.tarn.doctor.data;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Some examples of a data set, and which ones they are.
///
/// @param rows their numbers in the data set, in rising order
public record Drawn(int[] rows, Batch batch) {
    public Drawn {
        rows = rows.clone();
    }

    /// At most `most` examples, drawn with `seed`.
    public static Drawn of(Dataset data, int most, long seed) {
        int[] rows =
                data.size() <= most
                        ? IntStream.range(0, data.size()).toArray()
                        : Rows.draw(data.size(), most, seed);
        Arrays.sort(rows);
        return new Drawn(rows, data.batch(rows, new SplittableRandom(seed)));
    }
}
