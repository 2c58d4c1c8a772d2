package io.tarn.sequence.decode;

import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.LongStream;

/// Reads the likeliest label of each frame: fast, and right where the net is sure.
///
/// The log-probability is that of this one alignment.
public record CtcGreedy(long blank) implements CtcDecoder {
    /// The blank is label 0, as in the loss.
    public static CtcGreedy of() {
        return new CtcGreedy(0);
    }

    @Override
    public List<Decoded> decode(Tensor logProbabilities, Tensor frames) {
        return Frames.of(this, logProbabilities, frames, blank).stream().map(this::read).toList();
    }

    private Decoded read(Frames frames) {
        LongStream.Builder labels = LongStream.builder();
        double logProbability = 0;
        long before = blank;
        for (double[] y : frames.logProbabilities()) {
            int best = 0;
            for (int k = 1; k < y.length; k++) {
                best = y[k] > y[best] ? k : best;
            }
            logProbability += y[best];
            if (best != before && best != blank) {
                labels.add(best);
            }
            before = best;
        }
        return new Decoded(labels.build().toArray(), logProbability, true);
    }
}
