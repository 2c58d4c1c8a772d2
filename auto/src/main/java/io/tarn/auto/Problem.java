package io.tarn.auto;

/// What the learners are to learn.
///
/// @param outputs numbers in a prediction: 1 for regression, else a probability for each class
/// @param seed of all chance
record Problem(TaskKind kind, int outputs, long seed) {}
