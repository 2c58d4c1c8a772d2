package io.tarn.vision;

import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Parameter;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A net that looks at a board and scores each of its points: where to move (Silver et al., 2016).
///
/// A layer of 5×5, layers of 3×3, and a last one of 1×1 with a bias for each point. Nothing is pooled and every layer is padded, so the
/// board keeps its size: a stone that is moved by one point is another game, while a cat is still a cat. Batch normalisation stands
/// between convolution and ReLU, which the paper did without.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, planes, size, size]` |
/// | output | `[batch, size²]`, row by row |
public final class BoardNet implements Layer {
    private final BoardNetConfig config;
    private final Sequential body;
    private final Conv2d last;
    private final Parameter bias; // [size²]

    private BoardNet(BoardNetConfig config) {
        this.config = config;
        List<Layer> layers = new ArrayList<>();
        long in = config.planes();
        for (int i = 0; i < config.layers(); i++) {
            int kernel = i == 0 ? 5 : 3;
            layers.add(
                    Conv2d.of(
                            in,
                            config.width(),
                            kernel,
                            c -> c.padding(kernel / 2).noBias().init(Init.heNormal())));
            layers.add(BatchNorm2d.of(config.width()));
            layers.add(Tensor::relu);
            in = config.width();
        }
        this.body = Sequential.of(layers);
        this.last = Conv2d.of(config.width(), 1, 1, c -> c.noBias());
        this.bias = Init.zeros().parameter(config.size() * config.size());
    }

    /// The paper's: 12 layers of 192 channels.
    public static BoardNet of(long planes) {
        return of(planes, 192, 12);
    }

    public static BoardNet of(long planes, long width, int layers) {
        return of(planes, width, layers, config -> config);
    }

    /// `BoardNet.of(8, 32, 4, c -> c.size(9))`.
    public static BoardNet of(
            long planes, long width, int layers, UnaryOperator<BoardNetConfig> choose) {
        return new BoardNet(choose.apply(new BoardNetConfig(planes, 19, width, layers)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, planes, size, size]
        long size = config.size();
        if (x.rank() != 4 || x.size(2) != size || x.size(3) != size) {
            throw TensorException.of(
                    toString(),
                    "boards [batch, %d, %d, %d]".formatted(config.planes(), size, size),
                    x.shape(),
                    "build it with c -> c.size(…)");
        }
        Tensor scores = last.forward(body.forward(x)).flatten(1); // [batch, size²]
        return Hooks.after(this, x, scores.add(bias.value()));
    }

    @Override
    public String toString() {
        return "BoardNet(%d planes of %d×%d, %d layers of %d)"
                .formatted(
                        config.planes(),
                        config.size(),
                        config.size(),
                        config.layers(),
                        config.width());
    }
}
