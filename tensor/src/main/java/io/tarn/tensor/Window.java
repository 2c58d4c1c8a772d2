package io.tarn.tensor;

/// A window that moves over the spatial dimensions of its input: one size for each of them.
///
/// @param size how far it reaches
/// @param stride the step from one output to the next
/// @param padding the cells that are added at both ends, which never win and count as 0
/// @param dilation the distance between neighbouring cells of the window; averages know only 1
/// @param partial whether a last window that reaches over the end counts
public record Window(Shape size, Shape stride, Shape padding, Shape dilation, boolean partial) {
    public Window {
        for (int i = 0; i < size.rank(); i++) {
            if (2 * padding.size(i) > dilation.size(i) * (size.size(i) - 1) + 1) {
                throw TensorException.of(
                        "Window",
                        "padding of at most half the window's size " + size,
                        padding,
                        "make the window larger or the padding smaller");
            }
        }
    }

    /// A window over some spatial dimensions that steps by its own size.
    public static Window over(int dimensions, long... size) {
        Shape sizes = Spatial.sizes("Window", dimensions, 1, size);
        return new Window(
                sizes, sizes, Spatial.fill(dimensions, 0), Spatial.fill(dimensions, 1), false);
    }

    /// The number of spatial dimensions.
    public int rank() {
        return size.rank();
    }

    public Window stride(long... sizes) {
        return new Window(
                size, Spatial.sizes("Window.stride", rank(), 1, sizes), padding, dilation, partial);
    }

    public Window padding(long... sizes) {
        return new Window(
                size, stride, Spatial.sizes("Window.padding", rank(), 0, sizes), dilation, partial);
    }

    public Window dilation(long... sizes) {
        return new Window(
                size, stride, padding, Spatial.sizes("Window.dilation", rank(), 1, sizes), partial);
    }

    /// Lets a last window that reaches over the end count.
    public Window withPartial() {
        return new Window(size, stride, padding, dilation, true);
    }
}
