package io.tarn.data.sound;

import io.tarn.tensor.Tensor;

/// The power in each of the mel bands: [frames, bins] to [frames, mels].
final class Mels implements FeatureStep {
    private final Tensor filters; // [bins, mels]
    private final int count;

    Mels(FrameConfig config) {
        float[][] rows =
                config.scale()
                        .filters(
                                config.mels(),
                                config.fftSize() / 2 + 1,
                                config.rate(),
                                config.low(),
                                config.highest());
        count = rows.length;
        filters = Tensor.of(rows).transpose(0, 1).contiguous().unscoped();
    }

    @Override
    public Tensor apply(Tensor frames) {
        return frames.matmul(filters);
    }

    @Override
    public int width(int before) {
        return count;
    }
}
