package io.tarn.recipes.attention;

import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.recipes.Target;
import io.tarn.tensor.Random;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Attention that does not look at every pair: its cost by length, what it still learns, and what it looks at (4.2).
///
/// The target was set before the first run: a cost that grows as the length does has exponent 1, one of all pairs 2.
public final class AttentionPatterns implements Recipe {
    private static final int LONGEST = 8_192;
    private static final long MOST_PAIRS = 4_096; // where the scores of all pairs fill a gigabyte

    @Override
    public String name() {
        return "attention-patterns";
    }

    @Override
    public String title() {
        return "What each kind of attention costs, learns and looks at";
    }

    @Override
    public Target target() {
        return Target.atMost("largest exponent of cost by length of the efficient kinds", 1.3);
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        Random.seed(kitchen.seed());
        long[] lengths = lengths(kitchen.scaled(LONGEST, 512));
        int passes = kitchen.scaled(7, 1);
        List<Cost> costs = new ArrayList<>();
        costs.add(Cost.of(Kind.EXACT, lengths, passes));
        costs.add(Cost.of(Kind.RELATIVE, upTo(lengths, MOST_PAIRS), passes));
        Kind.EFFICIENT.forEach(kind -> costs.add(Cost.of(kind, lengths, passes)));
        EraRace.Finish race = EraRace.of(kitchen).run();
        var page = new AttentionPage(costs, race, kitchen.seed());
        return new Outcome(page.reached(), page.page(title(), target()));
    }

    /// 128, 256, 512 …
    static long[] lengths(long longest) {
        return LongStream.iterate(128, n -> n <= longest, n -> 2 * n).toArray();
    }

    private static long[] upTo(long[] lengths, long most) {
        return LongStream.of(lengths).filter(n -> n <= most).toArray();
    }
}
