package io.tarn.vision;

import io.tarn.nn.Conv2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.UnaryOperator;

/// A transformer that reads an image as a sequence of patches (Dosovitskiy et al., 2021).
///
/// One more token stands before the patches, and gathers what the head classifies by. Its names are those of torchvision, so that its
/// weights load.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, image, image]` |
/// | output | `[batch, classes]` |
public final class VisionTransformer implements Layer {
    private final VisionTransformerConfig config;
    private final Parameter classToken; // [1, 1, width]
    private final Conv2d convProj;
    private final VisionEncoder encoder;
    private final Heads heads;

    /// What classifies by the class token.
    private record Heads(Linear head) implements Net {}

    private VisionTransformer(VisionTransformerConfig config) {
        double fan = (double) config.channels() * config.patch() * config.patch();
        this.config = config;
        this.classToken = Init.zeros().parameter(1, 1, config.width());
        this.convProj =
                Conv2d.of(
                        config.channels(),
                        config.width(),
                        config.patch(),
                        c ->
                                c.stride(config.patch())
                                        .init(Init.truncatedNormal(0, Math.sqrt(1 / fan)))
                                        .biasInit(Init.zeros()));
        this.encoder = new VisionEncoder(config);
        this.heads =
                new Heads(
                        Linear.of(
                                config.width(),
                                config.classes(),
                                c -> c.init(Init.zeros()).biasInit(Init.zeros())));
    }

    /// ViT-B/16: patches of 16×16 of images of 224×224.
    public static VisionTransformer base16(long classes) {
        return of(12, 768, 12, classes, c -> c);
    }

    /// ViT-B/32.
    public static VisionTransformer base32(long classes) {
        return of(12, 768, 12, classes, c -> c.image(224, 32));
    }

    /// ViT-L/16.
    public static VisionTransformer large16(long classes) {
        return of(24, 1024, 16, classes, c -> c);
    }

    /// ViT-L/32.
    public static VisionTransformer large32(long classes) {
        return of(24, 1024, 16, classes, c -> c.image(224, 32));
    }

    /// ViT-H/14.
    public static VisionTransformer huge14(long classes) {
        return of(32, 1280, 16, classes, c -> c.image(224, 14));
    }

    /// A small one for pictures of 32×32: 64 patches of 4×4, and 2.7 million parameters.
    public static VisionTransformer small(long classes) {
        return of(6, 192, 6, classes, c -> c.image(32, 4));
    }

    /// `VisionTransformer.of(6, 192, 6, 10, c -> c.image(28, 4).channels(1))`.
    public static VisionTransformer of(
            int depth,
            long width,
            long heads,
            long classes,
            UnaryOperator<VisionTransformerConfig> choose) {
        return new VisionTransformer(
                choose.apply(
                        new VisionTransformerConfig(
                                224, 16, depth, width, heads, 4 * width, 0, 3, classes)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, image, image]
        if (x.rank() != 4 || x.size(2) != config.image() || x.size(3) != config.image()) {
            throw TensorException.of(
                    toString(),
                    "images [batch, %d, %d, %d]"
                            .formatted(config.channels(), config.image(), config.image()),
                    x.shape(),
                    "resize them, or build it with c -> c.image(…, …)");
        }
        Tensor patches = convProj.forward(x).flatten(2).transpose(1, 2); // [batch, patches, width]
        Tensor token = classToken.value().expand(x.size(0), 1, config.width());
        Tensor y = encoder.forward(Tensor.cat(List.of(token, patches), 1));
        return Hooks.after(this, x, heads.head.forward(y.select(1, 0))); // [batch, classes]
    }

    /// The learned vectors of the places, the class token's first: `[1, patches + 1, width]`.
    public Parameter positions() {
        return encoder.positions();
    }

    @Override
    public String toString() {
        return "VisionTransformer(%d×%d, patches of %d×%d, %d blocks of %d, %d classes)"
                .formatted(
                        config.image(),
                        config.image(),
                        config.patch(),
                        config.patch(),
                        config.depth(),
                        config.width(),
                        config.classes());
    }
}
