package io.tarn.vision;

import io.tarn.nn.Conv2d;
import io.tarn.nn.ConvConfig;
import io.tarn.nn.Flatten;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A convolutional net with what was learned from Transformers: patches, large kernels, GELU, few norms (Liu et al., 2022).
///
/// Its names are those of torchvision.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, channels, height, width]` |
/// | output | `[batch, classes]` |
public final class ConvNeXt implements Layer {
    private static final Init INIT = Init.normal(0, 0.02);

    private final ConvNeXtConfig config;
    private final Sequential features;
    private final Sequential classifier;

    private ConvNeXt(ConvNeXtConfig config) {
        this.config = config;
        this.features = features(config);
        long last = config.width() << (config.depths().size() - 1);
        this.classifier =
                Sequential.of(new ChannelNorm(last), Flatten.of(), linear(last, config.classes()));
    }

    public static ConvNeXt tiny(long classes) {
        return of(List.of(3, 3, 9, 3), classes, c -> c.depthDropout(0.1));
    }

    public static ConvNeXt small(long classes) {
        return of(List.of(3, 3, 27, 3), classes, c -> c.depthDropout(0.4));
    }

    public static ConvNeXt base(long classes) {
        return of(List.of(3, 3, 27, 3), classes, c -> c.width(128).depthDropout(0.5));
    }

    public static ConvNeXt large(long classes) {
        return of(List.of(3, 3, 27, 3), classes, c -> c.width(192).depthDropout(0.5));
    }

    /// `ConvNeXt.of(List.of(2, 2, 6, 2), 10, c -> c.width(40).patch(2))` for pictures of 32×32.
    public static ConvNeXt of(
            List<Integer> depths, long classes, UnaryOperator<ConvNeXtConfig> choose) {
        return new ConvNeXt(choose.apply(new ConvNeXtConfig(depths, 96, 4, 0, 1e-6, 3, classes)));
    }

    private static Sequential features(ConvNeXtConfig config) {
        int patch = config.patch();
        List<Layer> layers = new ArrayList<>();
        layers.add(
                Sequential.of(
                        convolution(config.channels(), config.width(), patch, c -> c.stride(patch)),
                        new ChannelNorm(config.width())));
        int block = 0;
        for (int stage = 0; stage < config.depths().size(); stage++) {
            long width = config.width() << stage;
            if (stage > 0) {
                layers.add(halving(width / 2));
            }
            List<Layer> blocks = new ArrayList<>();
            for (int i = 0; i < config.depths().get(stage); i++) {
                double skipped = config.skipped(block++);
                blocks.add(new ConvNeXtBlock(width, config.scale(), skipped));
            }
            layers.add(Sequential.of(blocks));
        }
        return Sequential.of(layers);
    }

    private static Sequential halving(long in) {
        return Sequential.of(new ChannelNorm(in), convolution(in, 2 * in, 2, c -> c.stride(2)));
    }

    static Conv2d convolution(long in, long out, int kernel, UnaryOperator<ConvConfig> choose) {
        return Conv2d.of(in, out, kernel, c -> choose.apply(c).init(INIT).biasInit(Init.zeros()));
    }

    static Linear linear(long in, long out) {
        return Linear.of(in, out, c -> c.init(INIT).biasInit(Init.zeros()));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, height, width]
        Tensor y = features.forward(x).meanKeep(2, 3); // [batch, 8·width, 1, 1]
        return Hooks.after(this, x, classifier.forward(y)); // [batch, classes]
    }

    @Override
    public String toString() {
        return "ConvNeXt(%s, width %d, %d classes)"
                .formatted(config.depths(), config.width(), config.classes());
    }
}
