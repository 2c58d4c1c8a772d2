package io.tarn.tensor;

/// How a kernel moves over the spatial dimensions of its input: one size for each of them.
///
/// @param stride the step from one output to the next
/// @param padding the zeros that are added at both ends
/// @param dilation the distance between neighbouring cells of the kernel, 1 when they touch
/// @param groups the number of independent parts that the channels are split into
public record Sliding(Shape stride, Shape padding, Shape dilation, long groups) {
    public Sliding {
        if (stride.rank() != padding.rank() || stride.rank() != dilation.rank()) {
            throw TensorException.of(
                    "Sliding",
                    "one stride, padding and dilation for each spatial dimension",
                    "%s, %s and %s".formatted(stride, padding, dilation),
                    "give one number for all dimensions, or one for each");
        }
        if (groups < 1) {
            throw TensorException.of(
                    "Sliding", "groups of 1 or more", groups, "1 joins all channels");
        }
    }

    /// Steps of 1 without padding over some spatial dimensions.
    public static Sliding over(int dimensions) {
        return new Sliding(
                Spatial.fill(dimensions, 1),
                Spatial.fill(dimensions, 0),
                Spatial.fill(dimensions, 1),
                1);
    }

    /// The number of spatial dimensions.
    public int rank() {
        return stride.rank();
    }

    public Sliding stride(long... sizes) {
        return new Sliding(
                Spatial.sizes("Sliding.stride", rank(), 1, sizes), padding, dilation, groups);
    }

    public Sliding padding(long... sizes) {
        return new Sliding(
                stride, Spatial.sizes("Sliding.padding", rank(), 0, sizes), dilation, groups);
    }

    public Sliding dilation(long... sizes) {
        return new Sliding(
                stride, padding, Spatial.sizes("Sliding.dilation", rank(), 1, sizes), groups);
    }

    public Sliding groups(long count) {
        return new Sliding(stride, padding, dilation, count);
    }
}
