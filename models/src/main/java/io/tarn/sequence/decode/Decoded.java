package io.tarn.sequence.decode;

/// A sequence that was chosen.
///
/// @param tokens what came after the beginning, without the end token
/// @param logProbability of these tokens, and of the end token where it ended, by the model's own scores
/// @param ended whether it came to its end, and was not cut off
public record Decoded(long[] tokens, double logProbability, boolean ended) {}
