package io.tarn.sequence.decode;

import io.tarn.sequence.Continuation;
import io.tarn.tensor.Picked;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Follows the likeliest few beginnings of each row at once, and gives the likeliest sequence that it met.
///
/// Sequences are compared by log p / ((5 + length) / 6)^α with the length penalty α (Wu et al., 2016), which is 0 unless told otherwise:
/// then likelihood alone counts, which likes short ones. The beams of all rows are read as one batch, and a row ends as soon as none of
/// its open beams can win.
public final class BeamSearch implements Decoder {
    private final int width;
    private final Rules rules;
    private final double lengthPenalty;

    private BeamSearch(int width, Rules rules, double lengthPenalty) {
        if (width < 1 || !(lengthPenalty >= 0)) {
            throw TensorException.of(
                    "BeamSearch",
                    "a beam or more, and a length penalty of 0 or more",
                    "%d and %s".formatted(width, lengthPenalty),
                    "usual are 5 and 0.6");
        }
        this.width = width;
        this.rules = rules;
        this.lengthPenalty = lengthPenalty;
    }

    /// @param width how many beginnings of a row are followed
    public static BeamSearch of(int width, long end) {
        return of(width, Rules.until(end));
    }

    public static BeamSearch of(int width, Rules rules) {
        return new BeamSearch(width, rules, 0);
    }

    /// `rules(r -> r.longest(50))`.
    public BeamSearch rules(UnaryOperator<Rules> change) {
        return new BeamSearch(width, change.apply(rules), lengthPenalty);
    }

    /// 0 for none; 0.6 is usual for translation.
    public BeamSearch lengthPenalty(double alpha) {
        return new BeamSearch(width, rules, alpha);
    }

    @Override
    public List<Decoded> decode(Continuation sequences, Tensor begin) {
        return best(1, sequences, begin).stream().map(List::getFirst).toList();
    }

    /// The best few sequences of each row, the best first: those that ended, and where these are too few, those that were cut off.
    public List<List<Decoded>> best(int count, Continuation sequences, Tensor begin) {
        if (count < 1 || count > width) {
            throw TensorException.of(
                    "BeamSearch.best", "1 to %d sequences".formatted(width), count, "widen it");
        }
        int limit = rules.limit(sequences, begin);
        List<Beams> rows =
                IntStream.range(0, sequences.rows())
                        .mapToObj(row -> new Beams(row, width, count, lengthPenalty, limit))
                        .toList();
        List<Draft> open = rows.stream().flatMap(row -> row.open().stream()).toList();
        for (int step = 0; step < limit && !open.isEmpty(); step++) {
            try (var scope = Scope.open()) {
                Tensor read = step == 0 ? begin : Draft.last(open, begin.device());
                open = goOn(sequences, sequences.next(read), open, rows);
            }
        }
        return rows.stream().map(Beams::best).toList();
    }

    /// Lets every row choose among the longer drafts; `sequences` goes on from what is open then.
    private List<Draft> goOn(
            Continuation sequences, Tensor scores, List<Draft> open, List<Beams> rows) {
        Tensor logProbabilities = scores.logSoftmax(-1); // [drafts, vocabulary]
        // one of them may be the end, so that a beam more leaves the width
        long tokens = Math.min(width + 1L, sequences.vocabulary());
        Picked likely = rules.apply(logProbabilities, open).topk(tokens, 1); // [drafts, tokens]
        double[] more = likely.values().toDoubleArray();
        double[] logs = logProbabilities.gather(1, likely.indices()).toDoubleArray();
        long[] next = likely.indices().toLongArray();
        for (int i = 0; i < next.length; i++) {
            int parent = (int) (i / tokens);
            Draft draft = open.get(parent);
            if (more[i] > Double.NEGATIVE_INFINITY) {
                rows.get(draft.row())
                        .offer(parent, draft.then(next[i], more[i], logs[i]), rules.isEnd(next[i]));
            }
        }
        List<Draft> kept = new ArrayList<>();
        List<Long> parents = new ArrayList<>();
        rows.forEach(row -> row.choose(kept, parents));
        if (!kept.isEmpty()) {
            Rows.select(sequences, parents);
        }
        return kept;
    }
}
