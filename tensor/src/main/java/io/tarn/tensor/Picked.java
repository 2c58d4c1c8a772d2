package io.tarn.tensor;

/// Values picked from a tensor along one dimension, and the index at which each one lay.
public record Picked(Tensor values, Tensor indices) {}
