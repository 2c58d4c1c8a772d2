package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Window;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Small arithmetic on lists of sizes.
final class Sizes {
    private Sizes() {}

    static long[] join(long[] first, long... second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /// The first size, and 1 for each of the others.
    static long[] broadcastFirst(Shape shape) {
        long[] sizes = new long[shape.rank()];
        Arrays.fill(sizes, 1);
        sizes[0] = shape.size(0);
        return sizes;
    }

    /// All sizes but the last.
    static long[] front(Shape shape) {
        return Arrays.copyOf(shape.toArray(), shape.rank() - 1);
    }

    /// `, stride 2`, or nothing where every size is the usual one.
    static String unless(long usual, String name, Shape sizes) {
        boolean same = Arrays.stream(sizes.toArray()).allMatch(size -> size == usual);
        return same ? "" : ", " + name + " " + brief(sizes);
    }

    /// `3x3, stride 2`: what differs from windows side by side.
    static String describe(Window window) {
        return product(window.size())
                + (window.stride().equals(window.size())
                        ? ""
                        : ", stride " + brief(window.stride()))
                + unless(0, "padding", window.padding())
                + unless(1, "dilation", window.dilation())
                + (window.partial() ? ", partial windows" : "");
    }

    /// `3` where all sizes are 3, else `3x5`; kernels are always spelled out by [#product].
    static String brief(Shape sizes) {
        return Arrays.stream(sizes.toArray()).distinct().count() == 1
                ? "" + sizes.size(0)
                : product(sizes);
    }

    /// `3x3`.
    static String product(Shape sizes) {
        return Arrays.stream(sizes.toArray())
                .mapToObj(Long::toString)
                .collect(Collectors.joining("x"));
    }
}
