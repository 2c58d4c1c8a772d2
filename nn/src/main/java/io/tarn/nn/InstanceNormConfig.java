package io.tarn.nn;

/// How an instance normalisation is built: [InstanceNorm1d], [InstanceNorm2d] or [InstanceNorm3d].
///
/// @param affine whether γ and β are learned
public record InstanceNormConfig(long channels, double epsilon, boolean affine) {
    static InstanceNormConfig of(long channels) {
        return new InstanceNormConfig(channels, 1e-5, false);
    }

    public InstanceNormConfig epsilon(double value) {
        return new InstanceNormConfig(channels, value, affine);
    }

    public InstanceNormConfig withAffine() {
        return new InstanceNormConfig(channels, epsilon, true);
    }
}
