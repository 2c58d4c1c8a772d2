package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One step of a long short-term memory.
///
/// i = σ(Wᵢ·x + Uᵢ·h + bᵢ), f = σ(…), g = tanh(…), o = σ(…);  c ← f∘c + i∘g;  h ← o∘tanh(c).
public final class LstmCell implements Net {
    /// How an [LstmCell] is built.
    public record Config(long in, long hidden, boolean bias) {
        public Config noBias() {
            return new Config(in, hidden, false);
        }
    }

    /// What the cell shows and what it keeps, `[batch, hidden]` each.
    public record State(Tensor hidden, Tensor cell) {}

    private final Config config;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Optional<Parameter> biasIh;
    private final Optional<Parameter> biasHh;

    private LstmCell(Config config) {
        Init uniform = Init.uniformOver(config.hidden); // as in PyTorch
        long rows = 4 * config.hidden;
        this.config = config;
        this.weightIh = uniform.parameter(rows, config.in);
        this.weightHh = uniform.parameter(rows, config.hidden);
        this.biasIh = config.bias ? Optional.of(uniform.parameter(rows)) : Optional.empty();
        this.biasHh = config.bias ? Optional.of(uniform.parameter(rows)) : Optional.empty();
    }

    public static LstmCell of(long in, long hidden) {
        return of(in, hidden, config -> config);
    }

    public static LstmCell of(long in, long hidden, UnaryOperator<Config> choose) {
        return new LstmCell(choose.apply(new Config(in, hidden, true)));
    }

    public State forward(Tensor x, State before) { // [batch, in] and [batch, hidden]
        Expect.rank(this, x, "input [batch, %d]".formatted(config.in), 2);
        Expect.width(this, x, config.in);
        Expect.type(this, x, weightIh);
        Expect.shape(this, "state", before.hidden, Shape.of(x.size(0), config.hidden));
        Expect.shape(this, "cell", before.cell, before.hidden.shape());
        List<Tensor> gates = fromInput(x).add(fromState(before.hidden)).chunk(4, 1);
        Tensor i = gates.get(0).sigmoid();
        Tensor f = gates.get(1).sigmoid();
        Tensor g = gates.get(2).tanh();
        Tensor o = gates.get(3).sigmoid();
        // c ← f∘c + i∘g;  h ← o∘tanh(c)
        Tensor c = f.mul(before.cell).add(i.mul(g));
        Tensor h = o.mul(c.tanh());
        return new State(Hooks.after(this, x, h), c);
    }

    private Tensor fromInput(Tensor x) { // [batch, 4·hidden]
        return biasIh.isPresent()
                ? x.linear(weightIh.value(), biasIh.get().value())
                : x.linear(weightIh.value());
    }

    private Tensor fromState(Tensor h) { // [batch, 4·hidden]
        return biasHh.isPresent()
                ? h.linear(weightHh.value(), biasHh.get().value())
                : h.linear(weightHh.value());
    }

    @Override
    public String toString() {
        return "LstmCell(%d→%d)".formatted(config.in, config.hidden);
    }
}
