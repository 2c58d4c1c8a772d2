package io.tarn.tensor;

import java.util.Arrays;

/// Sizes for each spatial dimension, where one number may stand for all of them.
public final class Spatial {
    private Spatial() {}

    /// The same size in every dimension.
    public static Shape fill(int dimensions, long size) {
        long[] sizes = new long[dimensions];
        Arrays.fill(sizes, size);
        return Shape.of(sizes);
    }

    /// One size for each of `dimensions`, none below `least`; a single one stands for all.
    public static Shape sizes(String who, int dimensions, long least, long... sizes) {
        boolean countFits = sizes.length == 1 || sizes.length == dimensions;
        if (!countFits || Arrays.stream(sizes).anyMatch(size -> size < least)) {
            throw TensorException.of(
                    who,
                    "one size for all or %d of them, each %d or more".formatted(dimensions, least),
                    Arrays.toString(sizes),
                    dimensions == 2
                            ? "height comes before width"
                            : "the outermost dimension comes first");
        }
        return sizes.length == dimensions ? Shape.of(sizes) : fill(dimensions, sizes[0]);
    }
}
