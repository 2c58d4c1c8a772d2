package io.tarn.tensor;

/// The mean and variance of each channel, gathered over many batches.
public record RunningMoments(Tensor mean, Tensor variance) {}
