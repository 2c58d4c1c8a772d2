package io.tarn.data.sound;

import io.tarn.tensor.Tensor;

/// The natural logarithm of powers, of 10⁻¹⁰ at least, as ears feel loudness.
public record Logarithm() implements FeatureStep {
    private static final double LEAST = 1e-10;

    @Override
    public Tensor apply(Tensor frames) {
        return frames.clampMin(LEAST).log();
    }
}
