package io.tarn.run;

import java.time.Instant;

/// A value of a curve.
///
/// @param step batches since the beginning
/// @param value NaN where the value was no number
public record Point(long step, int epoch, double value, Instant time) {}
