package io.tarn.sequence.recurrent;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Looks where the source's state is like the decoder's: eⱼ = q·sⱼ (Luong, Pham and Manning, 2015).
public record DotAlignment() implements Alignment {
    /// Both widths must agree.
    public static DotAlignment of(long hidden, long memory) {
        if (hidden != memory) {
            throw TensorException.of(
                    "DotAlignment",
                    "source states as wide as the decoder's, " + hidden,
                    memory,
                    "use GeneralAlignment::of, or another width");
        }
        return new DotAlignment();
    }

    @Override
    public Tensor keys(Tensor states) {
        return states;
    }

    @Override
    public Tensor look(Tensor queries, Tensor keys, Tensor keep, Tensor before) {
        // a = softmax(q·sⱼ)
        return Alignment.softmax(queries.matmul(keys.mT()), keep);
    }
}
