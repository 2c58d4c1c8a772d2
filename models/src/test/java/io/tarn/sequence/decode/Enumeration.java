package io.tarn.sequence.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/// All sequences that a language can say, one after the other.
record Enumeration(TableContinuation language, long end, int longest) {
    /// The sequences after a beginning that end within `longest` tokens, the likeliest first.
    List<Decoded> ended(long... begin) {
        List<Decoded> all = new ArrayList<>();
        extend(begin, new long[0], 0, all);
        all.sort(Comparator.comparingDouble(decoded -> -decoded.logProbability()));
        return all;
    }

    private void extend(long[] begin, long[] tokens, double logProbability, List<Decoded> all) {
        if (tokens.length == longest) {
            return;
        }
        double[] next =
                language.after(
                        LongStream.concat(LongStream.of(begin), LongStream.of(tokens)).toArray());
        for (int token = 0; token < next.length; token++) {
            double more = logProbability + next[token];
            if (token == end) {
                all.add(new Decoded(tokens, more, true));
            } else {
                long[] longer =
                        LongStream.concat(LongStream.of(tokens), LongStream.of(token)).toArray();
                extend(begin, longer, more, all);
            }
        }
    }
}
