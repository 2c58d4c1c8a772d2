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
        if (sum == 0 || sum == Double.POSITIVE_INFINITY) {
            throw DataException.of(
                    "Sampler.weighted",
                    "weights with a sum above 0 and below infinity",
                    "a sum of %s of %d weights".formatted(sum, cumulative.length),
                    "give the examples weights");
        }
    }

    static WeightedSampler balanced(int[] labels, long seed) {
        for (int label : labels) {
            if (label < 0) {
                throw DataException.of(
                        "Sampler.balanced",
                        "labels of 0 or more",
                        label,
                        "count the classes from 0");
            }
        }
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
            order[i] = at(chance.nextDouble() * sum);
        }
        return order;
    }

    /// The first example whose cumulative weight is above `draw`: never one without a weight.
    int at(double draw) {
        double sum = cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            // rounding may give the whole sum, which belongs to the last example with a weight
            if (cumulative[middle] > draw || cumulative[middle] == sum) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
