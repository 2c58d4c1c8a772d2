package io.tarn.vision;

import io.tarn.tensor.TensorException;
import java.util.List;

/// How a [Vgg] is built.
///
/// @param depths convolutions of each stage
/// @param norm what follows each convolution
/// @param width channels of the first stage; from one to the next they double, up to eightfold
/// @param side of the square that the last image is averaged to
/// @param hidden widths of the hidden linear layers
/// @param dropout after each of these
public record VggConfig(
        List<Integer> depths,
        Norm norm,
        long width,
        int side,
        List<Integer> hidden,
        double dropout,
        long channels,
        long classes) {
    public VggConfig {
        depths = List.copyOf(depths);
        hidden = List.copyOf(hidden);
        Positive.check("Vgg", "width, side, channels and classes", width, side, channels, classes);
        Positive.check("Vgg", "hidden widths", hidden.stream().mapToLong(h -> h).toArray());
        if (depths.isEmpty() || depths.stream().anyMatch(depth -> depth < 1)) {
            throw TensorException.of(
                    "Vgg",
                    "one convolution or more in each stage",
                    depths,
                    "11 is (1, 1, 2, 2, 2)");
        }
    }

    public VggConfig norm(Norm kind) {
        return new VggConfig(depths, kind, width, side, hidden, dropout, channels, classes);
    }

    /// Channels of the first stage.
    public VggConfig width(long first) {
        return new VggConfig(depths, norm, first, side, hidden, dropout, channels, classes);
    }

    public VggConfig side(int pixels) {
        return new VggConfig(depths, norm, width, pixels, hidden, dropout, channels, classes);
    }

    public VggConfig hidden(List<Integer> widths) {
        return new VggConfig(depths, norm, width, side, widths, dropout, channels, classes);
    }

    public VggConfig dropout(double p) {
        return new VggConfig(depths, norm, width, side, hidden, p, channels, classes);
    }

    /// Channels of the images: 1 for grey ones.
    public VggConfig channels(long count) {
        return new VggConfig(depths, norm, width, side, hidden, dropout, count, classes);
    }

    /// The channels of a stage.
    long widthOf(int stage) {
        return width << Math.min(stage, 3);
    }
}
