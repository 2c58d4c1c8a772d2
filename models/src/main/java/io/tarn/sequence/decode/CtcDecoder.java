package io.tarn.sequence.decode;

import io.tarn.tensor.Tensor;
import java.util.List;

/// A way of reading labels from frames of which each says a label, or the blank that stands for nothing; see [io.tarn.loss.Ctc].
///
/// The labels of an alignment are its frames without repetitions and then without blanks: `_aa_ab` says `aab`.
public interface CtcDecoder {
    /// The labels of each row.
    ///
    /// @param logProbabilities `[batch, time, classes]`, as the loss takes them
    /// @param frames how many of each row count, `[batch]`
    List<Decoded> decode(Tensor logProbabilities, Tensor frames);
}
