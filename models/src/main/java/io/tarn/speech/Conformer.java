package io.tarn.speech;

import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.speech.ConformerConfig.Entry;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// An encoder of speech whose blocks both attend and convolve (Gulati et al., 2020).
///
/// The names of its blocks are those of torchaudio; their attention has relative positions, as in the paper.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, frames, features]` |
/// | output | `[batch, places, width]`: a place for four frames, or for each |
public final class Conformer implements Layer {
    private final ConformerConfig config;
    private final Optional<Subsampling> subsampling;
    private final Linear input;
    private final Dropout dropout;
    private final List<ConformerBlock> conformerLayers;

    private Conformer(ConformerConfig config) {
        this.config = config;
        boolean quarter = config.entry() == Entry.QUARTER;
        this.subsampling =
                quarter ? Optional.of(new Subsampling(config.width())) : Optional.empty();
        if (quarter && config.features() < Subsampling.LEAST) {
            throw TensorException.of(
                    "Conformer",
                    "%d features or more for two convolutions of stride 2"
                            .formatted(Subsampling.LEAST),
                    config.features(),
                    "use Entry.LINEAR");
        }
        this.input =
                Linear.of(
                        quarter
                                ? Subsampling.left(config.features()) * config.width()
                                : config.features(),
                        config.width());
        this.dropout = Dropout.of(config.dropout());
        this.conformerLayers =
                IntStream.range(0, config.layers())
                        .mapToObj(_ -> new ConformerBlock(config))
                        .toList();
    }

    /// The paper's small one: 16 blocks of width 144.
    public static Conformer small(long features) {
        return of(features, 144, 4, 16, c -> c);
    }

    /// The paper's medium one: 16 blocks of width 256.
    public static Conformer medium(long features) {
        return of(features, 256, 4, 16, c -> c);
    }

    /// The paper's large one: 17 blocks of width 512.
    public static Conformer large(long features) {
        return of(features, 512, 8, 17, c -> c);
    }

    /// `Conformer.of(39, 144, 4, 4, c -> c.kernel(15).entry(Entry.LINEAR))`.
    ///
    /// Kernels of 31, feed-forward parts of 4·width, dropout 0.1 and a place for four frames are the defaults.
    public static Conformer of(
            long features,
            long width,
            long heads,
            int layers,
            UnaryOperator<ConformerConfig> choose) {
        return new Conformer(
                choose.apply(
                        new ConformerConfig(
                                features,
                                width,
                                heads,
                                layers,
                                31,
                                4 * width,
                                0.1,
                                Entry.QUARTER)));
    }

    @Override
    public Tensor forward(Tensor x) {
        return forward(x, Optional.empty());
    }

    /// @param lengths how many frames of each sequence are real, `[batch]`
    public Tensor forward(Tensor x, Tensor lengths) {
        if (lengths.rank() != 1 || lengths.size(0) != x.size(0)) {
            throw TensorException.of(
                    toString(),
                    "one length for each of %d sequences".formatted(x.size(0)),
                    lengths.shape(),
                    "give [batch] whole numbers");
        }
        return forward(x, Optional.of(lengths));
    }

    private Tensor forward(Tensor x, Optional<Tensor> lengths) {
        check(x);
        Tensor frames = subsampling.map(s -> s.forward(x)).orElse(x);
        Tensor y = dropout.forward(input.forward(frames)); // [batch, places, width]
        Tensor place = Tensor.arange(y.size(1)).to(x.device());
        Optional<Tensor> keep = lengths.map(l -> place.lt(lengths(l).unsqueeze(1)));
        for (ConformerBlock block : conformerLayers) {
            y = block.forward(y, keep);
        }
        return Hooks.after(this, x, y);
    }

    /// How many places come out for so many frames, `[batch]`.
    public Tensor lengths(Tensor frames) {
        return subsampling.isPresent() ? Subsampling.left(frames) : frames;
    }

    private void check(Tensor x) {
        if (x.rank() != 3 || x.size(2) != config.features()) {
            throw TensorException.of(
                    toString(),
                    "input [batch, frames, %d]".formatted(config.features()),
                    x.shape(),
                    "build it for as many features as a frame has");
        }
        if (subsampling.isPresent() && x.size(1) < Subsampling.LEAST) {
            throw TensorException.of(
                    toString(),
                    "%d frames or more".formatted(Subsampling.LEAST),
                    x.shape(),
                    "pad the sequence, and tell its length");
        }
    }

    @Override
    public String toString() {
        return "Conformer(%d×%d, %d heads)"
                .formatted(config.layers(), config.width(), config.heads());
    }
}
