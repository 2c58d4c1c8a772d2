package io.tarn.sequence.recurrent;

import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.sequence.recurrent.Recurrent.Reading;
import io.tarn.tensor.Tensor;

/// How a sequence becomes one vector.
public interface Pooling extends Net {
    /// @param keep true where a place is real, `[batch, time]`
    /// @return `[batch, width]`
    Tensor pool(Reading reading, Tensor keep);

    /// What the net remembers at the end.
    static Pooling last() {
        return new Last();
    }

    /// The mean over the real places.
    static Pooling mean() {
        return new Mean();
    }

    /// A mean whose weights are learned from what stands there, softmax(v·tanh(W·h + b)).
    ///
    /// @param width of the sequence's vectors
    /// @param inner rows of W
    static Pooling attention(long width, long inner) {
        return new Attentive(Linear.of(width, inner), Linear.of(inner, 1, c -> c.noBias()));
    }

    record Last() implements Pooling {
        @Override
        public Tensor pool(Reading reading, Tensor keep) {
            return reading.last();
        }
    }

    record Mean() implements Pooling {
        @Override
        public Tensor pool(Reading reading, Tensor keep) {
            Tensor count = keep.sumKeep(1); // [batch, 1]
            return reading.output().sum(1).div(count); // the output is 0 where nothing is real
        }
    }

    /// @param inner W and b
    /// @param score v
    record Attentive(Linear inner, Linear score) implements Pooling {
        @Override
        public Tensor pool(Reading reading, Tensor keep) {
            Tensor h = reading.output(); // [batch, time, width]
            // a = softmax(v·tanh(W·h + b))
            Tensor e = score.forward(inner.forward(h).tanh()).squeeze(2); // [batch, time]
            Tensor a = e.where(keep, Double.NEGATIVE_INFINITY).softmax(1);
            return a.unsqueeze(1).matmul(h).squeeze(1);
        }
    }
}
