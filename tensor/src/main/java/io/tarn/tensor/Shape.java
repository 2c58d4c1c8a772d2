package io.tarn.tensor;

import java.util.Arrays;

/// The sizes of a tensor's dimensions, outermost first. A scalar has the empty shape.
public final class Shape {
    private static final Shape SCALAR = new Shape(new long[0]);

    private final long[] sizes;

    private Shape(long[] sizes) {
        this.sizes = sizes;
    }

    public static Shape of(long... sizes) {
        if (sizes.length == 0) {
            return SCALAR;
        }
        for (long size : sizes) {
            if (size < 0) {
                throw TensorException.of(
                        "Shape",
                        "sizes of 0 or more",
                        Arrays.toString(sizes),
                        "check the number that was given; -1 is for reshape, view and expand");
            }
        }
        return new Shape(sizes.clone());
    }

    /// The number of dimensions.
    public int rank() {
        return sizes.length;
    }

    /// The size of one dimension; negative numbers count from the end.
    public long size(int dimension) {
        int index = dimension < 0 ? dimension + sizes.length : dimension;
        if (index < 0 || index >= sizes.length) {
            throw TensorException.of(
                    "Shape.size",
                    "a dimension from %d to %d".formatted(-sizes.length, sizes.length - 1),
                    dimension,
                    "the shape is " + this);
        }
        return sizes[index];
    }

    /// The number of elements.
    public long elements() {
        long product = 1;
        for (long size : sizes) {
            product = Math.multiplyExact(product, size);
        }
        return product;
    }

    public long[] toArray() {
        return sizes.clone();
    }

    /// The shape that two operands of an element-wise operation share, as in NumPy.
    public Shape broadcast(Shape other) {
        long[] result = new long[Math.max(rank(), other.rank())];
        for (int i = 1; i <= result.length; i++) {
            long a = i <= rank() ? size(-i) : 1;
            long b = i <= other.rank() ? other.size(-i) : 1;
            if (a != b && a != 1 && b != 1) {
                throw TensorException.of(
                        "Shape.broadcast",
                        "sizes that are equal or 1",
                        "%s and %s".formatted(this, other),
                        "reshape one of them; dimension -%d differs".formatted(i));
            }
            result[result.length - i] = a == 1 ? b : a;
        }
        return new Shape(result);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        return Arrays.toString(sizes);
    }
}
