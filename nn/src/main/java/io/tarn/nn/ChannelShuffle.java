package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// Takes the channels from several groups in turn, so that grouped convolutions exchange what they
/// found (Zhang et al., 2018).
///
/// Input and output are `[batch, channels, *]`.
public record ChannelShuffle(long groups) implements Layer {
    public ChannelShuffle {
        Expect.positive("ChannelShuffle", "groups", groups);
    }

    public static ChannelShuffle of(long groups) {
        return new ChannelShuffle(groups);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, channels, *]
        Expect.someSpatial(this, x);
        Expect.divisible(this, x, 1, groups);
        return Hooks.after(this, x, x.channelShuffle(groups));
    }

    @Override
    public String toString() {
        return "ChannelShuffle(%d)".formatted(groups);
    }
}
