package io.tarn.sequence.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/// Which places see which: all within `reach`, all see the first `globals`, and each block of places some other blocks at random.
record Pattern(long reach, long globals, long randoms, long seed) {
    static final long NOTHING = -1;

    static Pattern window(long reach) {
        return new Pattern(reach, 0, 0, 0);
    }

    /// The blocks beside and inside a block, as steps from it.
    List<Long> steps(long blocks, boolean causal) {
        return blocks == 1 ? List.of(0L) : causal ? List.of(-1L, 0L) : List.of(-1L, 0L, 1L);
    }

    /// The blocks of keys that block i of queries looks at: those beside it, the global ones, then those at random; [#NOTHING] fills up.
    List<Long> sources(long i, long blocks, long size, boolean causal) {
        List<Long> near =
                steps(blocks, causal).stream()
                        .map(step -> i + step)
                        .map(j -> j >= 0 && j < blocks ? j : NOTHING)
                        .toList();
        List<Long> sources = new ArrayList<>(near);
        LongStream.range(0, globalBlocks(blocks, size))
                .forEach(j -> sources.add(near.contains(j) ? NOTHING : j));
        long from = globalBlocks(blocks, size);
        List<Long> others =
                new ArrayList<>(
                        LongStream.range(from, causal ? Math.max(from, i) : blocks)
                                .boxed()
                                .filter(j -> !near.contains(j))
                                .toList());
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
        for (long n = 0; n < randoms; n++) {
            sources.add(others.isEmpty() ? NOTHING : others.remove(random.nextInt(others.size())));
        }
        return sources;
    }

    long globalBlocks(long blocks, long size) {
        return Math.min(blocks, (globals + size - 1) / size);
    }
}
