package io.tarn.speech;

import io.tarn.nn.Conv1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A feed-forward net that sees each frame with its neighbours on both sides (Hinton et al., 2012).
///
/// y = W₃·relu(W₂·relu(W₁·[x₍ₜ₋ₖ₎ … x₍ₜ₊ₖ₎] + b₁) + b₂) + b₃. A linear layer of stacked frames is a convolution over time, so none is
/// copied; beyond the ends there are zeros.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, frames, features]` |
/// | output | `[batch, frames, classes]` |
public final class ContextClassifier implements FrameClassifier {
    /// How a [ContextClassifier] is built.
    ///
    /// @param context k, the frames that are seen on each side; 0 for a single frame
    /// @param hidden units of each hidden layer
    /// @param layers hidden layers
    public record Config(
            long features, long classes, int context, long hidden, int layers, double dropout) {
        public Config {
            if (context < 0
                    || Math.min(Math.min(features, classes), Math.min(hidden, layers)) < 1) {
                throw TensorException.of(
                        "ContextClassifier",
                        "features, classes, hidden units and layers of 1 or more, and a context of 0 or more",
                        "%d, %d, %d, %d and %d"
                                .formatted(features, classes, hidden, layers, context),
                        "give positive numbers");
            }
        }

        public Config hidden(long units) {
            return new Config(features, classes, context, units, layers, dropout);
        }

        public Config layers(int count) {
            return new Config(features, classes, context, hidden, count, dropout);
        }

        public Config dropout(double fraction) {
            return new Config(features, classes, context, hidden, layers, fraction);
        }
    }

    private final Config config;
    private final Conv1d stacked;
    private final Sequential layers;

    private ContextClassifier(Config config) {
        this.config = config;
        this.stacked =
                Conv1d.of(
                        config.features,
                        config.hidden,
                        2L * config.context + 1,
                        c -> c.padding(config.context));
        List<Layer> rest =
                new ArrayList<>(List.<Layer>of(Tensor::relu, Dropout.of(config.dropout)));
        for (int i = 1; i < config.layers; i++) {
            rest.add(Linear.of(config.hidden, config.hidden));
            rest.add(Tensor::relu);
            rest.add(Dropout.of(config.dropout));
        }
        rest.add(Linear.of(config.hidden, config.classes));
        this.layers = Sequential.of(rest);
    }

    /// Two hidden layers of 256 units, with dropout of 0.2.
    public static ContextClassifier of(long features, long classes, int context) {
        return of(features, classes, context, c -> c);
    }

    /// `ContextClassifier.of(13, 40, 8, c -> c.hidden(128))`: eight frames on each side.
    public static ContextClassifier of(
            long features, long classes, int context, UnaryOperator<Config> choose) {
        return new ContextClassifier(
                choose.apply(new Config(features, classes, context, 256, 2, 0.2)));
    }

    @Override
    public Tensor forward(Tensor x, Tensor lengths) {
        Tensor real = Heard.of(this, x, config.features, lengths).cut(x);
        // W₁·[x₍ₜ₋ₖ₎ … x₍ₜ₊ₖ₎] + b₁
        Tensor h = stacked.forward(real.transpose(1, 2)).transpose(1, 2); // [batch, frames, hidden]
        return Hooks.after(this, x, layers.forward(h));
    }

    @Override
    public String toString() {
        return "ContextClassifier(%d→%d, ±%d frames)"
                .formatted(config.features, config.classes, config.context);
    }
}
