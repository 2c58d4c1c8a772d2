package io.tarn.sequence.recurrent;

import io.tarn.nn.Dropout;
import io.tarn.nn.Embedding;
import io.tarn.nn.Linear;
import io.tarn.nn.Lstm;
import io.tarn.nn.Net;
import io.tarn.sequence.recurrent.RecurrentTranslatorConfig.Copying;
import io.tarn.sequence.recurrent.RecurrentTranslatorConfig.Feeding;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The half of a [RecurrentTranslator] that writes: an LSTM, whose states choose what to see of the source.
record AttentiveDecoder(
        RecurrentTranslatorConfig config,
        Embedding embedding,
        Lstm lstm,
        Alignment alignment,
        Linear combine,
        Linear output,
        Optional<CopyGate> copy,
        Dropout dropout)
        implements Net {
    /// A source that was read.
    ///
    /// @param states `[batch, places, memory]`
    /// @param keys what the alignment sees of them
    /// @param keep true where a place is real, `[batch, 1, places]`
    /// @param source tokens `[batch, places]`
    record Memory(Tensor states, Tensor keys, Tensor keep, Tensor source) {}

    /// Where it stands between two tokens.
    ///
    /// @param seen h̃ of the step before, `[batch, 1, hidden]`
    /// @param weights of the step before, `[batch, 1, places]`
    record State(Tensor hidden, Tensor cell, Tensor seen, Tensor weights) {}

    record Written(Attended attended, State state) {}

    static AttentiveDecoder of(RecurrentTranslatorConfig c) {
        long fed = c.feeding() == Feeding.SEEN ? c.hidden() : 0;
        return new AttentiveDecoder(
                c,
                Embedding.of(c.targetVocabulary(), c.width()),
                Lstm.of(
                        c.width() + fed,
                        c.hidden(),
                        l -> l.layers(c.layers()).dropout(c.dropout())),
                c.alignment().of(c.hidden(), c.memory()),
                Linear.of(c.memory() + c.hidden(), c.hidden()),
                Linear.of(c.hidden(), c.targetVocabulary()),
                c.copying()
                        .map(copying ->
                                CopyGate.of(c.memory(), c.hidden(), c.width(), copying.extra())),
                Dropout.of(c.dropout()));
    }

    /// The same decoder, which decides where to look.
    AttentiveDecoder decided() {
        return new AttentiveDecoder(
                config, embedding, lstm, alignment.decided(), combine, output, copy, dropout);
    }

    /// Reads known tokens, and scores the one after each.
    Written write(Memory memory, State from, Tensor tokens) { // [batch, steps]
        Tensor x = dropout.forward(embedding.forward(known(tokens)));
        if (config.feeding() == Feeding.TOKEN && !alignment.looksBack()) {
            return advance(memory, from, x);
        }
        State state = from;
        List<Tensor> scores = new ArrayList<>();
        List<Tensor> weights = new ArrayList<>();
        for (long t = 0; t < x.size(1); t++) {
            Written step = advance(memory, state, x.narrow(1, t, 1));
            scores.add(step.attended.scores());
            weights.add(step.attended.weights());
            state = step.state;
        }
        return new Written(new Attended(Tensor.cat(scores, 1), Tensor.cat(weights, 1)), state);
    }

    private Written advance(Memory memory, State from, Tensor x) { // [batch, steps, width]
        Tensor in = config.feeding() == Feeding.SEEN ? beside(x, from.seen) : x;
        Lstm.Output run = lstm.run(in, new Lstm.State(from.hidden, from.cell));
        Tensor h = run.output(); // [batch, steps, hidden]
        Tensor a = alignment.look(h, memory.keys, memory.keep, from.weights);
        // c = Σ aⱼ·sⱼ;  h̃ = tanh(W·[c h] + b)
        Tensor c = a.matmul(memory.states);
        Tensor seen = dropout.forward(combine.forward(beside(c, h)).tanh());
        Tensor scores = output.forward(seen);
        if (copy.isPresent()) {
            scores = copy.get().mix(scores, a, beside(c, h, x), memory.source);
        }
        long last = x.size(1) - 1;
        State after =
                new State(run.hidden(), run.cell(), seen.narrow(1, last, 1), a.narrow(1, last, 1));
        return new Written(new Attended(scores, a), after);
    }

    /// Tokens that only a source has are read as the unknown one.
    private Tensor known(Tensor tokens) {
        return config.copying()
                .map(Copying::unknown)
                .map(unknown -> known(tokens, config.targetVocabulary(), unknown))
                .orElse(tokens);
    }

    static Tensor known(Tensor tokens, long vocabulary, long unknown) {
        return tokens.where(tokens.lt(vocabulary), unknown);
    }

    private static Tensor beside(Tensor... parts) {
        return Tensor.cat(List.of(parts), -1);
    }
}
