package io.tarn.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Some of the examples of another data set.
record Selection(Dataset source, int[] chosen) implements Dataset {
    Selection {
        chosen = chosen.clone();
        for (int index : chosen) {
            if (index < 0 || index >= source.size()) {
                throw DataException.of(
                        "Dataset.select",
                        "numbers from 0 to " + (source.size() - 1),
                        index,
                        "count the examples from 0");
            }
        }
    }

    @Override
    public boolean isReady() {
        return source.isReady();
    }

    @Override
    public int size() {
        return chosen.length;
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        return source.batch(Arrays.stream(indices).map(i -> chosen[i]).toArray(), chance);
    }
}
