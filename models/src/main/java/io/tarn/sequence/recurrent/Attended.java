package io.tarn.sequence.recurrent;

import io.tarn.tensor.Tensor;

/// What a decoder wrote, and where it looked.
///
/// @param scores of the next token at each step, `[batch, steps, vocabulary]`
/// @param weights of the source's places at each step, `[batch, steps, places]`
public record Attended(Tensor scores, Tensor weights) {}
