package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One step of a gated recurrent unit.
///
/// r = σ(Wᵣ·x + Uᵣ·h + bᵣ), z = σ(…), n = tanh(Wₙ·x + bₙ + r∘(Uₙ·h + b'ₙ));  h ← (1-z)∘n + z∘h.
public final class GruCell implements Net {
    /// How a [GruCell] is built.
    public record Config(long in, long hidden, boolean bias) {
        public Config noBias() {
            return new Config(in, hidden, false);
        }
    }

    private final Config config;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Optional<Parameter> biasIh;
    private final Optional<Parameter> biasHh;

    private GruCell(Config config) {
        Init uniform = Init.uniformOver(config.hidden); // as in PyTorch
        long rows = 3 * config.hidden;
        this.config = config;
        this.weightIh = uniform.parameter(rows, config.in);
        this.weightHh = uniform.parameter(rows, config.hidden);
        this.biasIh = config.bias ? Optional.of(uniform.parameter(rows)) : Optional.empty();
        this.biasHh = config.bias ? Optional.of(uniform.parameter(rows)) : Optional.empty();
    }

    public static GruCell of(long in, long hidden) {
        return of(in, hidden, config -> config);
    }

    public static GruCell of(long in, long hidden, UnaryOperator<Config> choose) {
        return new GruCell(choose.apply(new Config(in, hidden, true)));
    }

    public Tensor forward(
            Tensor x, Tensor hidden) { // [batch, in], [batch, hidden] → [batch, hidden]
        Expect.rank(this, x, "input [batch, %d]".formatted(config.in), 2);
        Expect.width(this, x, config.in);
        Expect.type(this, x, weightIh);
        Expect.shape(this, "state", hidden, Shape.of(x.size(0), config.hidden));
        List<Tensor> w = fromInput(x).chunk(3, 1);
        List<Tensor> u = fromState(hidden).chunk(3, 1);
        Tensor r = w.get(0).add(u.get(0)).sigmoid();
        Tensor z = w.get(1).add(u.get(1)).sigmoid();
        // n = tanh(Wₙ·x + bₙ + r∘(Uₙ·h + b'ₙ))
        Tensor n = w.get(2).add(r.mul(u.get(2))).tanh();
        // h ← (1-z)∘n + z∘h
        return Hooks.after(this, x, n.add(z.mul(hidden.sub(n))));
    }

    private Tensor fromInput(Tensor x) { // [batch, 3·hidden]
        return biasIh.isPresent()
                ? x.linear(weightIh.value(), biasIh.get().value())
                : x.linear(weightIh.value());
    }

    private Tensor fromState(Tensor h) { // [batch, 3·hidden]
        return biasHh.isPresent()
                ? h.linear(weightHh.value(), biasHh.get().value())
                : h.linear(weightHh.value());
    }

    @Override
    public String toString() {
        return "GruCell(%d→%d)".formatted(config.in, config.hidden);
    }
}
