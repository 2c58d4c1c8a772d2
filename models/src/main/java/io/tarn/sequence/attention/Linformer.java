package io.tarn.sequence.attention;

import io.tarn.nn.Attention;
import io.tarn.nn.Init;
import io.tarn.nn.Inline;
import io.tarn.nn.Mask;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;

/// Attention over a few mixtures of all keys, which are learned (Wang et al., 2020): softmax(q·(E·k)ᵀ / √width)·(F·v).
///
/// The cost is O(time·mixtures), up to a greatest length. Padding is taken as zeros. A causal mask cannot be kept, for each mixture holds
/// the future too.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
/// | `keys` E, `values` F | `[mixtures, length]` |
public final class Linformer implements HeadedAttention {
    /// How a [Linformer] is built.
    ///
    /// @param length of the longest sequence
    /// @param mixtures of keys
    public record Config(long width, long heads, long length, long mixtures) {
        public Config {
            Fitting.positive("Linformer", "a length", length);
            Fitting.positive("Linformer", "a number of mixtures", mixtures);
            if (mixtures > length) {
                throw TensorException.of(
                        "Linformer",
                        "at most as many mixtures as places",
                        mixtures + " of " + length,
                        "use DotAttention where nothing is saved");
            }
        }
    }

    private final Config config;
    @Inline private final Projections projections;
    private final Parameter keys;
    private final Parameter values;
    private final Attention attention = Attention.of();

    private Linformer(Config config) {
        this.config = config;
        this.projections = Projections.of("Linformer", config.width, config.heads, 3);
        Init init = Init.normal(0, 1 / Math.sqrt(config.mixtures));
        this.keys = init.parameter(config.mixtures, config.length);
        this.values = init.parameter(config.mixtures, config.length);
    }

    /// `Linformer.of(256, 4, 1024, 64)`: 64 mixtures of up to 1024 places.
    public static Linformer of(long width, long heads, long length, long mixtures) {
        return new Linformer(new Config(width, heads, length, mixtures));
    }

    @Override
    public Tensor forward(Tensor x, Mask mask) {
        Fitting.check(this, x, config.width, config.length);
        return projections.output(this, x, qkv -> mix(qkv, mask));
    }

    @Override
    public Tensor weights(Tensor x, Mask mask) {
        Fitting.check(this, x, config.width, config.length);
        return projections.weights(this, x, qkv -> mix(qkv, mask));
    }

    private Tensor mix(List<Tensor> qkv, Mask mask) {
        Tensor q = qkv.getFirst();
        Visible visible =
                Visible.of(this, mask, q)
                        .unordered(this, "use LinearAttention or LocalAttention for one");
        long time = q.size(2);
        Tensor e = keys.value().narrow(1, 0, time);
        Tensor f = values.value().narrow(1, 0, time);
        // softmax(q·(E·k)ᵀ / √width)·(F·v)
        Tensor k = e.matmul(visible.zeroed(qkv.get(1))); // [batch, heads, mixtures, width / heads]
        Tensor v = f.matmul(visible.zeroed(qkv.get(2)));
        return attention.forward(q, k, v);
    }

    @Override
    public String toString() {
        return "Linformer(%s, %d mixtures of %d)"
                .formatted(projections, config.mixtures, config.length);
    }
}
