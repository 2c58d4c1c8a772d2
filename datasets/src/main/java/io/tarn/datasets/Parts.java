package io.tarn.datasets;

import io.tarn.data.Dataset;

/// A data set as its authors divided it.
///
/// @param train the examples to learn from
/// @param test the examples to report on, which nothing may be chosen by
public record Parts(Dataset train, Dataset test) {}
