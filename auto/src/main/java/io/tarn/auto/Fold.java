package io.tarn.auto;

/// One way to part the rows that may be learned from.
///
/// @param rows the places of the validation examples among all training rows
record Fold(Examples training, Examples validation, int[] rows) {}
