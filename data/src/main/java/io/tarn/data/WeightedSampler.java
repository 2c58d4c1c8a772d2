package io.tarn.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Draws examples with chances in proportion to their weights; see [Sampler#weighted].
record WeightedSampler(double[] cumulative, long seed) implements Sampler {
    WeightedSampler {
        double sum = 0;
        cumulative = cumulative.clone();
        for (int i = 0; i < cumulative.length; i++) {
            if (!(cumulative[i] >= 0) || cumulative[i] == Double.POSITIVE_INFINITY) {
                throw DataException.of(
                        "Sampler.weighted",
                        "weights of 0 or more",
                        cumulative[i],
                        "look at weight " + i);
            }
            sum += cumulative[i];
            cumulative[i] = sum;
        }
        if (sum == 0) {
            throw DataException.of(
                    "Sampler.weighted",
                    "a weight above 0",
                    "none among " + cumulative.length,
                    "give the examples weights");
        }
    }

    static WeightedSampler balanced(int[] labels, long seed) {
        int classes = Arrays.stream(labels).max().orElse(0) + 1;
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return new WeightedSampler(
                Arrays.stream(labels).mapToDouble(label -> 1.0 / counts[label]).toArray(), seed);
    }

    @Override
    public int[] order(int epoch) {
        SplittableRandom chance = Sampler.chance(seed, epoch);
        double sum = cumulative[cumulative.length - 1];
        int[] order = new int[cumulative.length];
        for (int i = 0; i < order.length; i++) {
            int found = Arrays.binarySearch(cumulative, chance.nextDouble() * sum);
            order[i] = after(found >= 0 ? found + 1 : -found - 1);
        }
        return order;
    }

    /// The first example from `index` on that has a weight.
    private int after(int index) {
        int at = Math.min(index, cumulative.length - 1);
        while (at > 0 && cumulative[at] == cumulative[at - 1]) {
            at--;
        }
        return at;
    }
}
