package io.tarn.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The order in which the examples of an epoch come.
///
/// The same epoch has the same order each time it is asked for, and all epochs have the same number of examples.
@FunctionalInterface
public interface Sampler {
    int[] order(int epoch);

    /// 0, 1, 2, … in every epoch.
    static Sampler inOrder(int size) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        return _ -> order.clone();
    }

    /// Every example once, in another order in every epoch.
    static Sampler shuffled(int size, long seed) {
        return epoch -> {
            int[] order = inOrder(size).order(epoch);
            shuffle(order, chance(seed, epoch));
            return order;
        };
    }

    /// As many examples as there are weights, each drawn with a chance in proportion to its weight.
    static Sampler weighted(double[] weights, long seed) {
        return new WeightedSampler(weights, seed);
    }

    /// As many examples as there are labels, where every class comes equally often on average.
    static Sampler balanced(int[] labels, long seed) {
        return WeightedSampler.balanced(labels, seed);
    }

    /// Every example once, where the examples of one batch of `batchSize`, which is to be the loader's, have similar lengths, so that little is padded.
    static Sampler bucketed(int[] lengths, int batchSize, long seed) {
        return new BucketedSampler(lengths, batchSize, seed);
    }

    /// A generator that depends on both numbers.
    static SplittableRandom chance(long seed, long number) {
        long mixed = new SplittableRandom(seed).nextLong();
        return new SplittableRandom(new SplittableRandom(mixed + number).nextLong());
    }

    /// Brings `order` into a random order (Fisher and Yates).
    static void shuffle(int[] order, SplittableRandom chance) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = chance.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
