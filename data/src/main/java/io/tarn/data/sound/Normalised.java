package io.tarn.data.sound;

import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;

/// Every feature with mean 0 and deviation 1 over the frames of its sound (CMVN), which takes away the microphone and the loudness.
public record Normalised() implements FeatureStep {
    private static final double LEAST = 1e-5; // a smaller part of the mean is rounding

    @Override
    public Tensor apply(Tensor frames) {
        Tensor exact = frames.to(DType.FLOAT64);
        Tensor mean = exact.mean(0);
        // (x - μ) / σ
        Tensor centred = exact.sub(mean);
        Tensor deviation = centred.square().mean(0).sqrt();
        return centred.div(deviation.maximum(mean.abs().mul(LEAST).add(1e-12))).to(DType.FLOAT32);
    }
}
