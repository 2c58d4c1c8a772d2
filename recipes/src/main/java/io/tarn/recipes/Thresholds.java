package io.tarn.recipes;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The classifiers h_θ(x) = eight where e(x) > θ, for evenly spread θ, and their losses on all pictures.
final class Thresholds {
    private final double[] thetas;
    private final int[] below; // how many thresholds lie below the edges of each picture
    private final boolean[] eight;
    private final double[] losses;

    /// @param count |H|
    Thresholds(EdgePopulation all, int count) {
        thetas =
                IntStream.rangeClosed(1, count)
                        .mapToDouble(i -> EdgePopulation.MOST_EDGES * i / (count + 1))
                        .toArray();
        below = Arrays.stream(all.edges()).mapToInt(this::placed).toArray();
        eight = all.eight();
        losses = losses(IntStream.range(0, all.size()).toArray());
    }

    private int placed(double edges) {
        int found = Arrays.binarySearch(thetas, edges);
        return found >= 0 ? found : -found - 1;
    }

    int count() {
        return thetas.length;
    }

    double[] thetas() {
        return thetas;
    }

    /// L(h, all) of each.
    double[] losses() {
        return losses;
    }

    /// L(h, train) of each: the share of these pictures that it gets wrong.
    double[] losses(int[] train) {
        int[] wronger = new int[count() + 1]; // eights less sevens with so many thresholds below
        int wrong = 0;
        for (int i : train) {
            wronger[below[i]] += eight[i] ? 1 : -1;
            wrong += eight[i] ? 0 : 1;
        }
        // θ = 0 calls all pictures eights; each θ passed calls those below it sevens
        double[] result = new double[count()];
        for (int theta = 0; theta < count(); theta++) {
            wrong += wronger[theta];
            result[theta] = (double) wrong / train.length;
        }
        return result;
    }

    /// max |L(h, train) - L(h, all)|
    double gap(double[] trainLosses) {
        double most = 0;
        for (int theta = 0; theta < count(); theta++) {
            most = Math.max(most, Math.abs(trainLosses[theta] - losses[theta]));
        }
        return most;
    }

    /// The first with the least loss.
    static int best(double[] losses) {
        int best = 0;
        for (int theta = 1; theta < losses.length; theta++) {
            best = losses[theta] < losses[best] ? theta : best;
        }
        return best;
    }
}
