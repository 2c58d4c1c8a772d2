package io.tarn.recipes;

import io.tarn.classic.bound.Bound;
import io.tarn.classic.bound.Hoeffding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How often training examples mislead, counted where the truth is known, beside what Hoeffding's inequality promises (1.6).
///
/// Is it a seven or an eight? A threshold on the number of edges decides. The training sets are drawn from all 12,116 pictures with
/// replacement, so each is one of independent examples. The target is what the theorem says; it was set before the first run. Bounds below 1%
/// were left out of it afterwards: 2,000 training sets do not count what is rarer.
final class BadSamples implements Recipe {
    static final int[] MODELS = {1, 10, 100, 10_000};
    static final int[] SIZES = {10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000};
    static final double[] GAPS = {0.05, 0.1, 0.2};
    private static final double RARE = 0.01;

    /// What was counted for one |H| and one n.
    ///
    /// @param frequency of training sets that are off by more than each of the gaps, for some h
    /// @param train L(h, train) of the h that training chooses, on average
    /// @param all L(h, all) of the same
    record Counted(int models, int n, double[] frequency, double train, double all) {
        double bound(int gap) {
            return new Hoeffding(models).probability(n, GAPS[gap]);
        }

        /// Frequency over bound, the largest over all gaps for which the bound says something that can be counted.
        double ratio() {
            return IntStream.range(0, GAPS.length)
                    .filter(gap -> bound(gap) >= RARE && bound(gap) < 1)
                    .mapToDouble(gap -> frequency[gap] / bound(gap))
                    .max()
                    .orElse(0);
        }
    }

    @Override
    public String name() {
        return "hoeffding";
    }

    @Override
    public String title() {
        return "How many examples until training tells the truth";
    }

    @Override
    public Target target() {
        return Target.atMost("frequency of bad training sets, over Hoeffding's bound", 1);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        EdgePopulation all = EdgePopulation.read();
        int trials = kitchen.scaled(2_000, 100);
        List<Counted> table = new ArrayList<>();
        for (int models : MODELS) {
            var thresholds = new Thresholds(all, models);
            for (int n : SIZES) {
                long seed = kitchen.seed() * 1_000_003 + n;
                table.add(counted(thresholds, all.size(), n, trials, seed));
            }
        }
        double ratio = table.stream().mapToDouble(Counted::ratio).max().orElseThrow();
        var page = new BadSamplesPage(all, table, trials, kitchen.seed());
        return new Outcome(ratio, page.page(title(), ratio));
    }

    /// The same training sets for every |H|.
    static Counted counted(Thresholds thresholds, int population, int n, int trials, long seed) {
        var chance = new SplittableRandom(seed);
        double[] frequency = new double[GAPS.length];
        double train = 0;
        double all = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] losses = thresholds.losses(chance.ints(n, 0, population).toArray());
            double gap = thresholds.gap(losses);
            for (int i = 0; i < GAPS.length; i++) {
                frequency[i] += gap > GAPS[i] ? 1.0 / trials : 0;
            }
            int chosen = Thresholds.best(losses);
            train += losses[chosen] / trials;
            all += thresholds.losses()[chosen] / trials;
        }
        return new Counted(thresholds.count(), n, frequency, train, all);
    }

    static double[] bounds(Bound bound, double gap) {
        return IntStream.of(SIZES).mapToDouble(n -> bound.probability(n, gap)).toArray();
    }
}
