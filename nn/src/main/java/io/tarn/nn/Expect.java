package io.tarn.nn;

import io.tarn.tensor.Autocast;
import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Sliding;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.tensor.Window;
import java.util.Optional;

/// The checks of the layers, and what they say.
final class Expect {
    private Expect() {}

    /// The last dimension must be `width` wide.
    static void width(Object who, Tensor x, long width) {
        Shape shape = x.shape();
        if (shape.rank() == 0 || shape.size(-1) != width) {
            boolean flattening = shape.rank() > 2 && shape.elements() == shape.size(0) * width;
            throw TensorException.of(
                    who.toString(),
                    "input [*, %d]".formatted(width),
                    shape,
                    flattening
                            ? "flatten it first, x.flatten(1)"
                            : "check the width of the layer before");
        }
    }

    /// The input must have the type of the weight, unless an autocast block sees to it.
    static void type(Object who, Tensor x, Parameter weight) {
        DType wanted = weight.value().dtype();
        DType got = x.dtype();
        if (got != wanted && !Autocast.isOn(x.device())) {
            String convert = "convert it, x.to(DType.%s)".formatted(wanted.name());
            throw TensorException.of(
                    who.toString(),
                    "input of %s, like its weight".formatted(wanted),
                    x.shape() + " " + got,
                    got.isFloatingPoint()
                            ? convert + ", or net.to(DType.%s)".formatted(got.name())
                            : convert);
        }
    }

    /// The input of a normalisation must have the type of its weight, if there is one, or a shorter type.
    static void typeOrShorter(Object who, Tensor x, Optional<Parameter> weight) {
        if (weight.isPresent() && x.dtype().bytes() != 2) {
            type(who, x, weight.get());
        }
    }

    /// The input must be `[batch, time, width]`.
    static void batches(Object who, Tensor x, long width) {
        Shape shape = x.shape();
        if (shape.rank() != 3 || shape.size(-1) != width) {
            throw TensorException.of(
                    who.toString(),
                    "input [batch, time, %d]".formatted(width),
                    shape,
                    shape.rank() == 2 && shape.size(-1) == width
                            ? "add the batch, x.unsqueeze(0)"
                            : "check the width of the layer before");
        }
    }

    /// `what` must have exactly this shape.
    static void shape(Object who, String what, Tensor x, Shape wanted) {
        if (!x.shape().equals(wanted)) {
            throw TensorException.of(
                    who.toString(), what + " " + wanted, x.shape(), "check the sizes, batch first");
        }
    }

    /// The input must be int64 or int32; whether it lies within the `rows` of the table, the kernel
    /// checks.
    static void indices(Object who, Tensor x, long rows) {
        if (x.dtype() != DType.INT64 && x.dtype() != DType.INT32) {
            throw TensorException.of(
                    who.toString(),
                    "whole numbers from 0 to %d, int64 or int32".formatted(rows - 1),
                    x.shape() + " " + x.dtype(),
                    "convert them, x.to(DType.INT64)");
        }
    }

    /// The input must be `[batch, channels, *spatial]` with a number of spatial dimensions.
    static void channels(Object who, Tensor x, long channels, int spatial) {
        Shape shape = x.shape();
        if (shape.rank() != spatial + 2 || shape.size(1) != channels) {
            throw wrongChannels(who, shape, channels, spatial);
        }
    }

    /// The input must be `[batch, channels, *]`.
    static void channels(Object who, Tensor x, long channels) {
        if (x.rank() < 2 || x.shape().size(1) != channels) {
            throw TensorException.of(
                    who.toString(),
                    "input [batch, %d, *]".formatted(channels),
                    x.shape(),
                    "check the channels of the layer before; they come second");
        }
    }

    static void positive(String who, String what, long number) {
        if (number < 1) {
            throw TensorException.of(who, what + " of 1 or more", number, "give a positive number");
        }
    }

    /// The input must be `[batch, channels]` or `[batch, channels, length]`.
    static void vectorsOrSequences(Object who, Tensor x, long channels) {
        Shape shape = x.shape();
        if (shape.rank() < 2 || shape.rank() > 3 || shape.size(1) != channels) {
            throw TensorException.of(
                    who.toString(),
                    "input [batch, %1$d] or [batch, %1$d, length]".formatted(channels),
                    shape,
                    shape.rank() == 4
                            ? "use BatchNorm2d for images"
                            : "check the channels of the layer before");
        }
    }

    /// The input must be `[batch, channels, *]` with any number of channels.
    static void someChannels(Object who, Tensor x) {
        if (x.rank() < 2) {
            throw TensorException.of(
                    who.toString(),
                    "input [batch, channels, *]",
                    x.shape(),
                    "add the dimensions, x.unsqueeze(…)");
        }
    }

    /// The input must be `[batch, channels, *spatial]` with one to three spatial dimensions.
    static void someSpatial(Object who, Tensor x) {
        if (x.rank() < 3 || x.rank() > 5) {
            throw TensorException.of(
                    who.toString(),
                    "input [batch, channels, *spatial] of rank 3 to 5",
                    x.shape(),
                    "add the batch or channel dimension, x.unsqueeze(0)");
        }
    }

    /// One dimension must be a multiple of `factor`.
    static void divisible(Object who, Tensor x, int dimension, long factor) {
        if (x.shape().size(dimension) % factor != 0) {
            throw TensorException.of(
                    who.toString(),
                    "a multiple of %d in dimension %d".formatted(factor, dimension),
                    x.shape(),
                    "pad the input, or choose another factor");
        }
    }

    /// Each channel of each sample must hold more than one number: the variance of one is 0.
    static void moreThanOneCell(Object who, Tensor x) {
        Shape shape = x.shape();
        if (shape.elements() == shape.size(0) * shape.size(1)) {
            throw TensorException.of(
                    who.toString(),
                    "more than one cell in each channel",
                    shape,
                    "normalise earlier, or use GroupNorm");
        }
    }

    private static TensorException wrongChannels(
            Object who, Shape shape, long channels, int spatial) {
        String fix;
        if (shape.rank() == spatial + 1 && shape.size(0) == channels) {
            fix = "add the batch dimension, x.unsqueeze(0)";
        } else if (shape.rank() == spatial + 1 && channels == 1) {
            fix = "add the channel dimension, x.unsqueeze(1)";
        } else if (shape.rank() == spatial + 2 && shape.size(-1) == channels) {
            fix = "move the channels to the front, x.%s".formatted(channelsToFront(spatial));
        } else {
            fix = "check the channels of the layer before";
        }
        String expected = "input [batch, %d, %s]".formatted(channels, spatialNames(spatial));
        return TensorException.of(who.toString(), expected, shape, fix);
    }

    /// The input must be `[batch, channels, *spatial]` with any number of channels.
    static void spatial(Object who, Tensor x, int spatial) {
        if (x.rank() != spatial + 2) {
            throw TensorException.of(
                    who.toString(),
                    "input [batch, channels, %s]".formatted(spatialNames(spatial)),
                    x.shape(),
                    x.rank() == spatial + 1
                            ? "add the batch dimension, x.unsqueeze(0)"
                            : "use the layer for %d spatial dimensions, or reshape the input"
                                    .formatted(x.rank() - 2));
        }
    }

    /// The input must be `[batch, channels, *spatial]` and the window must fit into it at least
    /// once.
    static void window(Object who, Tensor x, Window window) {
        spatial(who, x, window.rank());
        Shape shape = x.shape();
        for (int i = 0; i < window.rank(); i++) {
            long reach = window.dilation().size(i) * (window.size().size(i) - 1) + 1;
            long room = shape.size(i + 2) + 2 * window.padding().size(i);
            if (reach > room) {
                throw TensorException.of(
                        who.toString(),
                        "at least %d cells in dimension %d".formatted(reach, i + 2),
                        shape,
                        "use a smaller window, or shrink the input less before");
            }
        }
    }

    /// The kernel must fit into the padded input at least once.
    static void kernel(Object who, Tensor x, Shape kernel, Sliding moves) {
        Shape shape = x.shape();
        for (int i = 0; i < kernel.rank(); i++) {
            long reach = moves.dilation().size(i) * (kernel.size(i) - 1) + 1;
            if (reach > shape.size(i + 2) + 2 * moves.padding().size(i)) {
                throw TensorException.of(
                        who.toString(),
                        "at least %d cells in dimension %d".formatted(reach, i + 2),
                        shape,
                        "use a smaller kernel, or more padding");
            }
        }
    }

    /// Each channel must hold more than one number in the batch: the variance of one is 0.
    static void moreThanOneEach(Object who, Tensor x) {
        Shape shape = x.shape();
        if (shape.elements() == shape.size(1)) {
            throw TensorException.of(
                    who.toString(),
                    "more than one number for each channel while training",
                    shape,
                    "use a larger batch, or call eval() to predict");
        }
    }

    /// The last dimensions must have the given sizes.
    static void ending(Object who, Tensor x, Shape sizes) {
        Shape shape = x.shape();
        boolean fits = shape.rank() >= sizes.rank();
        for (int i = 1; fits && i <= sizes.rank(); i++) {
            fits = shape.size(-i) == sizes.size(-i);
        }
        if (!fits) {
            String list = sizes.toString();
            throw TensorException.of(
                    who.toString(),
                    "input [*, " + list.substring(1),
                    shape,
                    "build it for the last dimensions of its input");
        }
    }

    /// A probability that leaves something over: from 0 up to, but not, 1 — dropping everything
    /// leaves nothing to learn.
    static double probability(String who, double p) {
        if (!(p >= 0 && p < 1)) {
            throw TensorException.of(
                    who, "a probability from 0 to below 1", p, "0.5 drops half of the elements");
        }
        return p;
    }

    private static String spatialNames(int spatial) {
        return switch (spatial) {
            case 1 -> "length";
            case 2 -> "height, width";
            default -> "depth, height, width";
        };
    }

    private static String channelsToFront(int spatial) {
        return switch (spatial) {
            case 1 -> "transpose(1, 2)";
            case 2 -> "permute(0, 3, 1, 2)";
            default -> "permute(0, 4, 1, 2, 3)";
        };
    }

    static void rank(Object who, Tensor x, String wanted, int rank) {
        if (x.rank() != rank) {
            throw TensorException.of(who.toString(), wanted, x.shape(), "reshape it");
        }
    }

    static void bool(Object who, Tensor x) {
        if (x.dtype() != DType.BOOL) {
            throw TensorException.of(
                    who.toString(),
                    "a boolean mask, true where to look",
                    x.dtype(),
                    "compare first, x.ne(0)");
        }
    }
}
