package io.tarn.sequence.decode;

import io.tarn.tensor.Device;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// A sequence that is being written: what came before, and one token more.
///
/// @param row of the continuation's beginning
/// @param score by which it is compared with others: its log-probability, less penalties
/// @param logProbability by the model
record Draft(
        int row,
        Optional<Draft> before,
        long token,
        int length,
        double score,
        double logProbability) {
    private static final long NONE = -1;

    static Draft empty(int row) {
        return new Draft(row, Optional.empty(), NONE, 0, 0, 0);
    }

    /// @param more of the score, and of the log-probability
    Draft then(long next, double more, double moreLogProbability) {
        return new Draft(
                row,
                Optional.of(this),
                next,
                length + 1,
                score + more,
                logProbability + moreLogProbability);
    }

    long[] tokens() {
        long[] tokens = new long[length];
        Draft draft = this;
        for (int i = length - 1; i >= 0; i--) {
            tokens[i] = draft.token;
            draft = draft.before.orElseThrow();
        }
        return tokens;
    }

    /// It has come to its end, whose log-probability is counted in.
    Decoded ended() {
        return new Decoded(before.orElseThrow().tokens(), logProbability, true);
    }

    Decoded cutOff() {
        return new Decoded(tokens(), logProbability, false);
    }

    /// What the model reads next, `[drafts, 1]`.
    static Tensor last(List<Draft> drafts, Device device) {
        long[] tokens = drafts.stream().mapToLong(Draft::token).toArray();
        return Tensor.of(tokens, tokens.length, 1).to(device);
    }
}
