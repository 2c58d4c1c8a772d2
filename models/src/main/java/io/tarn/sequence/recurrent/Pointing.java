package io.tarn.sequence.recurrent;

import io.tarn.nn.Lstm;
import io.tarn.sequence.Continuation;
import io.tarn.sequence.Ready;
import io.tarn.sequence.recurrent.PointerNetwork.Memory;
import io.tarn.sequence.recurrent.PointerNetwork.Pointed;
import io.tarn.sequence.recurrent.PointerNetwork.Start;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// Outputs that a [PointerNetwork] is in the middle of; its vocabulary are the places of the input.
final class Pointing implements Continuation {
    private final PointerNetwork net;
    private Memory memory;
    private Lstm.State state;

    private Pointing(PointerNetwork net, Memory memory, Lstm.State state) {
        this.net = net;
        this.memory = memory;
        this.state = state;
    }

    static Pointing of(PointerNetwork net, Tensor source, Tensor lengths) {
        try (var scope = Scope.open()) {
            Start start = net.read(source, lengths);
            Memory m = start.memory();
            return new Pointing(
                    net,
                    new Memory(kept(m.places()), kept(m.keys()), kept(m.keep())),
                    kept(start.state()));
        }
    }

    @Override
    public int rows() {
        return Math.toIntExact(memory.places().size(0));
    }

    @Override
    public int vocabulary() {
        return Math.toIntExact(memory.places().size(1));
    }

    @Override
    public Tensor next(Tensor tokens) { // [rows, tokens]
        Ready.check(this, tokens);
        Tokens.check(this, "target", tokens, vocabulary());
        try (var scope = Scope.open()) {
            Pointed pointed = net.point(memory, state, tokens);
            close(state);
            state = kept(pointed.state());
            Tensor scores = pointed.scores();
            return scope.keep(scores.select(1, scores.size(1) - 1).logSoftmax(-1));
        }
    }

    @Override
    public void select(Tensor rows) {
        try (var scope = Scope.open()) {
            Memory m = memory;
            memory =
                    new Memory(
                            kept(m.places().indexSelect(0, rows)),
                            kept(m.keys().indexSelect(0, rows)),
                            kept(m.keep().indexSelect(0, rows)));
            close(m);
            Lstm.State s = state;
            state =
                    new Lstm.State(
                            kept(s.hidden().indexSelect(1, rows)),
                            kept(s.cell().indexSelect(1, rows)));
            close(s);
        }
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

    private static Lstm.State kept(Lstm.State s) {
        return new Lstm.State(kept(s.hidden()), kept(s.cell()));
    }

    private static void close(Memory m) {
        m.places().close();
        m.keys().close();
        m.keep().close();
    }

    private static void close(Lstm.State s) {
        s.hidden().close();
        s.cell().close();
    }

    @Override
    public String toString() {
        return "Pointing(%d rows)".formatted(rows());
    }
}
