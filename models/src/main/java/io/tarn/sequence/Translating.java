package io.tarn.sequence;

import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;

/// A net that reads one sequence and writes another: a translator, a speller, a recogniser of speech.
///
/// Sequences of a batch stand side by side, padded at the end; `lengths` counts what is real of each source, and what lies behind must
/// not change the result. Targets need no lengths: no place sees a later one, so padding is left out of the loss alone.
/// [SequenceToSequence] trains it, and every decoder writes with it:
///
/// ```java
/// translator.eval();
/// try (var off = Gradient.off(); var sentences = translator.begin(source, lengths)) {
///     List<Decoded> best = BeamSearch.of(5, end).decode(sentences, Tensor.full(Shape.of(rows, 1), begin, DType.INT64));
/// }
/// ```
public interface Translating extends Net {
    /// Scores every next token where the true ones before it are known (teacher forcing): place t tells of the token after `target[t]`.
    ///
    /// @param source tokens `[batch, source time]`, or whatever else the net reads, such as `[batch, source time, features]`
    /// @param lengths whole numbers `[batch]`
    /// @param target tokens `[batch, time]`, of which the first is usually the one that begins a sequence
    /// @return logits `[batch, time, vocabulary]`
    Tensor forward(Tensor source, Tensor lengths, Tensor target);

    /// Reads the sources once, and begins to write a sequence for each.
    ///
    /// Its first `next(…)` takes the token that begins a sequence, `[batch, 1]`. The net must be in evaluation mode, and gradients be
    /// off; close the result, for it outlives scopes.
    Continuation begin(Tensor source, Tensor lengths);
}
