package io.tarn.sequence.recurrent;

import io.tarn.sequence.Continuation;
import io.tarn.sequence.Ready;
import io.tarn.sequence.recurrent.AttentiveDecoder.Memory;
import io.tarn.sequence.recurrent.AttentiveDecoder.State;
import io.tarn.sequence.recurrent.AttentiveDecoder.Written;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Translations that a [RecurrentTranslator] is in the middle of: a token costs one step of its decoder.
final class Translation implements Continuation {
    private final AttentiveDecoder decoder;
    private final long vocabulary;
    private Memory memory;
    private State state;
    private int[] sentences; // of each row, by which a beam keeps its memory

    private Translation(AttentiveDecoder decoder, long vocabulary, Memory memory, State state) {
        this.decoder = decoder;
        this.vocabulary = vocabulary;
        this.memory = memory;
        this.state = state;
        this.sentences = IntStream.range(0, Math.toIntExact(memory.source().size(0))).toArray();
    }

    static Translation of(RecurrentTranslator translator, Tensor source, Tensor lengths) {
        try (var scope = Scope.open()) {
            RecurrentTranslator.Start start = translator.read(source, lengths);
            return new Translation(
                    translator.decoder().decided(),
                    translator.vocabulary(),
                    each(start.memory(), Translation::kept),
                    each(start.state(), Translation::kept));
        }
    }

    @Override
    public int rows() {
        return sentences.length;
    }

    @Override
    public int vocabulary() {
        return Math.toIntExact(vocabulary);
    }

    @Override
    public Tensor next(Tensor tokens) { // [rows, tokens]
        Ready.check(this, tokens);
        Tokens.check(this, "target", tokens, vocabulary);
        try (var scope = Scope.open()) {
            Written written = decoder.write(memory, state, tokens);
            State before = state;
            state = each(written.state(), Translation::kept);
            close(before);
            Tensor scores = written.attended().scores();
            return scope.keep(scores.select(1, scores.size(1) - 1).logSoftmax(-1));
        }
    }

    @Override
    public void select(Tensor rows) {
        int[] chosen = Arrays.stream(rows.toLongArray()).mapToInt(Math::toIntExact).toArray();
        int[] after = Arrays.stream(chosen).map(row -> sentences[row]).toArray();
        try (var scope = Scope.open()) {
            if (!Arrays.equals(sentences, after)) {
                Memory before = memory;
                memory = each(before, x -> kept(x.indexSelect(0, rows)));
                close(before);
            }
            State before = state;
            state =
                    new State(
                            kept(before.hidden().indexSelect(1, rows)),
                            kept(before.cell().indexSelect(1, rows)),
                            kept(before.seen().indexSelect(0, rows)),
                            kept(before.weights().indexSelect(0, rows)));
            close(before);
        }
        sentences = after;
    }

    @Override
    public int room() {
        return Integer.MAX_VALUE - 1;
    }

    @Override
    public void close() {
        close(memory);
        close(state);
    }

    private static Tensor kept(Tensor x) {
        return x.copy().unscoped();
    }

    private static Memory each(Memory m, UnaryOperator<Tensor> f) {
        return new Memory(
                f.apply(m.states()), f.apply(m.keys()), f.apply(m.keep()), f.apply(m.source()));
    }

    private static State each(State s, UnaryOperator<Tensor> f) {
        return new State(
                f.apply(s.hidden()), f.apply(s.cell()), f.apply(s.seen()), f.apply(s.weights()));
    }

    private static void close(Memory m) {
        m.states().close();
        m.keys().close();
        m.keep().close();
        m.source().close();
    }

    private static void close(State s) {
        s.hidden().close();
        s.cell().close();
        s.seen().close();
        s.weights().close();
    }

    @Override
    public String toString() {
        return "Translation(%d rows)".formatted(rows());
    }
}
