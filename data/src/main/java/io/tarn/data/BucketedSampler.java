package io.tarn.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Examples of similar lengths beside each other; see [Sampler#bucketed].
///
/// Shuffled examples are taken in pools of many batches; each pool is sorted by length and cut into batches, which come in random order.
record BucketedSampler(int[] lengths, int batchSize, long seed) implements Sampler {
    private static final int BATCHES_IN_A_POOL = 100;

    BucketedSampler {
        lengths = lengths.clone();
        if (batchSize < 1) {
            throw DataException.of(
                    "Sampler.bucketed", "a batch size of 1 or more", batchSize, "try 32");
        }
    }

    @Override
    public int[] order(int epoch) {
        SplittableRandom chance = Sampler.chance(seed, epoch);
        int[] shuffled = Sampler.inOrder(lengths.length).order(epoch);
        Sampler.shuffle(shuffled, chance);
        int[] order = new int[lengths.length];
        int pool = (int) Math.min((long) batchSize * BATCHES_IN_A_POOL, Integer.MAX_VALUE / 2);
        for (int start = 0; start < order.length; start += pool) {
            int end = Math.min(start + pool, order.length);
            int[] sorted =
                    Arrays.stream(shuffled, start, end)
                            .boxed()
                            .sorted(Comparator.comparingInt(i -> lengths[i]))
                            .mapToInt(i -> i)
                            .toArray();
            scatter(sorted, order, start, end == order.length, chance);
        }
        return order;
    }

    /// Writes the batches of `sorted` into `order` in random sequence; an incomplete one comes last.
    private void scatter(
            int[] sorted, int[] order, int start, boolean last, SplittableRandom chance) {
        int whole = sorted.length / batchSize;
        int[] sequence = IntStream.range(0, whole).toArray();
        Sampler.shuffle(sequence, chance);
        int at = start;
        for (int batch : sequence) {
            System.arraycopy(sorted, batch * batchSize, order, at, batchSize);
            at += batchSize;
        }
        int rest = sorted.length - whole * batchSize;
        if (last && rest > 0) {
            System.arraycopy(sorted, whole * batchSize, order, at, rest);
        }
    }
}
