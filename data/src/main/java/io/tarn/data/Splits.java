package io.tarn.data;

import java.util.List;
import java.util.SplittableRandom;

/// Ways to part examples into those that are learned from and those that judge.
///
/// ```java
/// Split split = Splits.stratified(labels, Shares.of(0.15, 0.15), 7);
/// Dataset training = data.select(split.train());
/// ```
///
/// The same seed gives the same split.
public final class Splits {
    private Splits() {}

    /// By chance. The sizes are exact: shares of `size`, rounded.
    public static Split holdOut(int size, Shares shares, long seed) {
        int[] order = shuffled(size, seed);
        var sizes = shares.sizes("Splits.holdOut", size);
        int[] sides = new int[size];
        for (int i = 0; i < sizes.validation() + sizes.test(); i++) {
            sides[order[i]] = i < sizes.validation() ? 1 : 2;
        }
        return Split.of(sides, List.of());
    }

    /// By chance, every class with its share on every side, exact to one example; the sizes are exact too.
    ///
    /// A class with one example is learned from. Every class is in the training part.
    public static Split stratified(int[] labels, Shares shares, long seed) {
        return new Strata(labels, new SplittableRandom(seed)).split(shares);
    }

    /// By chance, no group, such as the pictures of one patient, on two sides. The sizes are as near as groups allow.
    public static Split grouped(int[] groups, Shares shares, long seed) {
        return new Groups("Splits.grouped", groups, new SplittableRandom(seed)).split(shares);
    }

    /// The earliest examples for training, the latest for the test. Examples of one time are on one side.
    public static Split ordered(long[] times, Shares shares) {
        return Timeline.of(times).split(shares);
    }

    /// `count` splits by chance, such that every example validates once; the sizes differ by one at most.
    public static List<Split> folds(int size, int count, long seed) {
        int[] order = shuffled(size, seed);
        int[] folds = new int[size];
        for (int i = 0; i < size; i++) {
            folds[order[i]] = i % Math.max(1, count);
        }
        return Folds.of("Splits.folds", folds, count, List.of());
    }

    /// Folds in which every class has its share, exact to one example.
    public static List<Split> stratifiedFolds(int[] labels, int count, long seed) {
        return new Strata(labels, new SplittableRandom(seed)).folds(count);
    }

    /// Folds with no group on two sides, of sizes as near as groups allow.
    public static List<Split> groupedFolds(int[] groups, int count, long seed) {
        return new Groups("Splits.groupedFolds", groups, new SplittableRandom(seed)).folds(count);
    }

    private static int[] shuffled(int size, long seed) {
        int[] order = Sampler.inOrder(size).order(0);
        Sampler.shuffle(order, new SplittableRandom(seed));
        return order;
    }
}
