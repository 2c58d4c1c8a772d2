package io.tarn.sequence.decode;

import io.tarn.sequence.Continuation;
import io.tarn.tensor.Tensor;
import java.util.List;

/// Chooses the token that is likeliest, each time.
public final class Greedy implements Decoder {
    private final Rules rules;
    private final TokenListener listener;

    private Greedy(Rules rules, TokenListener listener) {
        this.rules = rules;
        this.listener = listener;
    }

    /// Until this token comes.
    public static Greedy of(long end) {
        return of(Rules.until(end));
    }

    public static Greedy of(Rules rules) {
        return new Greedy(rules, (_, _) -> {});
    }

    /// Tells each token as soon as it is chosen.
    public Greedy listening(TokenListener other) {
        return new Greedy(rules, other);
    }

    @Override
    public List<Decoded> decode(Continuation sequences, Tensor begin) {
        return new Stepwise(rules, scores -> scores.argmax(-1), listener).decode(sequences, begin);
    }
}
