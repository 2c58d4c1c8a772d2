package io.tarn.vision;

import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.tensor.Interpolation;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// A layer that turns, scales and moves each image as it finds best (Jaderberg, Simonyan, Zisserman and Kavukcuoglu, 2015).
///
/// A localisation net looks at the image and says the six numbers of an affine map; each cell of the output is read from where the map
/// takes it, between four cells of the input. All of it has gradients, so nobody has to tell it what is upright. It begins with the
/// map that changes nothing.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, channels, height, width]`, or of the size that [#size] gave |
public final class SpatialTransformer implements Layer {
    private final Layer localisation;
    private final Linear theta;
    private final long[] size; // empty: that of the input

    private SpatialTransformer(Layer localisation, Linear theta, long... size) {
        this.localisation = localisation;
        this.theta = theta;
        this.size = size;
    }

    /// @param localisation from images to `[batch, features]`
    public static SpatialTransformer of(Layer localisation, long features) {
        // Θ = W·f + b with W = 0 and b = (1, 0, 0, 0, 1, 0): the identity
        Init identity = (_, _) -> Tensor.of(new float[] {1, 0, 0, 0, 1, 0}, 6);
        return new SpatialTransformer(
                localisation, Linear.of(features, 6, c -> c.init(Init.zeros()).biasInit(identity)));
    }

    /// Height and width of what comes out: a smaller image makes the rest of the net cheaper.
    public SpatialTransformer size(long height, long width) {
        if (Math.min(height, width) < 1) {
            throw TensorException.of(
                    "SpatialTransformer.size",
                    "height and width of 1 or more",
                    "%d and %d".formatted(height, width),
                    "give positive numbers");
        }
        return new SpatialTransformer(localisation, theta, height, width);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Tensor map = maps(x);
        long height = size.length == 0 ? x.size(2) : size[0];
        long width = size.length == 0 ? x.size(3) : size[1];
        // (x', y') = Θ·(x, y, 1);  V(x, y) = Σ over cells (m, n) of U(m, n)·max(0, 1 - |x' -
        // m|)·max(0, 1 - |y' - n|)
        Tensor points = map.affineGrid(x.size(0), x.size(1), height, width); // [batch, h, w, 2]
        return Hooks.after(this, x, x.gridSample(points, Interpolation.LINEAR));
    }

    /// The map that it chooses for each image: `[batch, 2, 3]`, of the square from -1 to 1.
    public Tensor maps(Tensor x) {
        Tensor features = localisation.forward(x);
        if (x.rank() != 4 || features.rank() != 2) {
            throw TensorException.of(
                    "SpatialTransformer",
                    "images, and a localisation net that gives [batch, features]",
                    "%s and %s".formatted(x.shape(), features.shape()),
                    "end the localisation net in Flatten.of()");
        }
        return theta.forward(features).reshape(x.size(0), 2, 3);
    }

    @Override
    public String toString() {
        return "SpatialTransformer(%s)".formatted(localisation);
    }
}
