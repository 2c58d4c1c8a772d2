package io.tarn.tensor;

/// The different values of a tensor, the index among them of each of its elements, and how often
/// each value occurs.
public record Unique(Tensor values, Tensor inverse, Tensor counts) {}
