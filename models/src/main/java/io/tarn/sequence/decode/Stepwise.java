package io.tarn.sequence.decode;

import io.tarn.sequence.Continuation;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Writes every row token by token, and never goes back; a row that has ended is read no more.
final class Stepwise {
    /// How the next token of each row is chosen: `[rows, vocabulary]` → `[rows]`.
    interface Choice {
        Tensor of(Tensor logProbabilities);
    }

    private final Rules rules;
    private final Choice choice;
    private final TokenListener listener;

    Stepwise(Rules rules, Choice choice, TokenListener listener) {
        this.rules = rules;
        this.choice = choice;
        this.listener = listener;
    }

    List<Decoded> decode(Continuation sequences, Tensor begin) {
        int limit = rules.limit(sequences, begin);
        Decoded[] results = new Decoded[sequences.rows()];
        List<Draft> open = IntStream.range(0, results.length).mapToObj(Draft::empty).toList();
        for (int step = 0; step < limit && !open.isEmpty(); step++) {
            try (var scope = Scope.open()) {
                Tensor read = step == 0 ? begin : Draft.last(open, begin.device());
                List<Draft> longer = longer(sequences.next(read), open);
                open = goOn(sequences, longer, results);
            }
        }
        open.forEach(draft -> results[draft.row()] = draft.cutOff());
        return Arrays.asList(results);
    }

    private List<Draft> longer(Tensor scores, List<Draft> open) { // [rows, vocabulary]
        Tensor logProbabilities = scores.logSoftmax(-1);
        Tensor chosen = choice.of(rules.apply(logProbabilities, open)); // [rows]
        long[] tokens = chosen.toLongArray();
        double[] logs = logProbabilities.gather(1, chosen.unsqueeze(1)).toDoubleArray();
        return IntStream.range(0, tokens.length)
                .mapToObj(i -> open.get(i).then(tokens[i], logs[i], logs[i]))
                .toList();
    }

    /// The drafts that have not ended, which `sequences` goes on from.
    private List<Draft> goOn(Continuation sequences, List<Draft> drafts, Decoded[] results) {
        List<Draft> open = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (rules.isEnd(draft.token())) {
                results[draft.row()] = draft.ended();
            } else {
                listener.token(draft.row(), draft.token());
                open.add(draft);
                rows.add((long) i);
            }
        }
        if (!open.isEmpty() && open.size() < drafts.size()) {
            Rows.select(sequences, rows);
        }
        return open;
    }
}
