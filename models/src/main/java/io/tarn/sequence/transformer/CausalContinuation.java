package io.tarn.sequence.transformer;

import io.tarn.sequence.Continuation;
import io.tarn.sequence.Ready;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// Sequences that a [CausalTransformer] is in the middle of.
final class CausalContinuation implements Continuation {
    private final CausalTransformer net;
    private final Past past;
    private int rows;

    CausalContinuation(CausalTransformer net, int rows) {
        Ready.check(net, net.isTraining());
        this.net = net;
        this.past = Past.of(net.depth(), net.context());
        this.rows = rows;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int vocabulary() {
        return net.vocabulary();
    }

    @Override
    public Tensor next(Tensor tokens) { // [rows, tokens]
        Ready.check(net, net.isTraining());
        Ready.check(this, tokens);
        try (var scope = Scope.open()) {
            Tensor hidden = net.read(tokens, past); // [rows, tokens, width]
            Tensor last = hidden.narrow(1, tokens.size(1) - 1, 1);
            return scope.keep(net.score(last).squeeze(1)); // [rows, vocabulary]
        }
    }

    @Override
    public void select(Tensor chosen) {
        past.select(chosen);
        rows = Math.toIntExact(chosen.size(0));
    }

    @Override
    public int room() {
        return Math.toIntExact(net.context() - past.length());
    }

    @Override
    public void close() {
        past.close();
    }

    @Override
    public String toString() {
        return net + ".begin";
    }
}
