package io.tarn.sequence.decode;

import io.tarn.sequence.Continuation;
import io.tarn.tensor.Tensor;
import java.util.List;

/// A way of choosing sequences from what a model says may come next.
///
/// ```java
/// try (var off = Gradient.off(); var sentences = translator.begin(source, lengths)) {
///     var best = BeamSearch.of(5, end).decode(sentences, Tensor.full(Shape.of(rows, 1), begin, DType.INT64));
/// }
/// ```
public interface Decoder {
    /// Goes on from the tokens that each row begins with, `[rows, tokens]`; a result for each row, in order.
    List<Decoded> decode(Continuation sequences, Tensor begin);
}
