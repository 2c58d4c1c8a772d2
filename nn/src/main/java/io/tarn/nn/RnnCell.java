package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One step of Elman's network: h ← tanh(W·x + b + U·h + b').
public final class RnnCell implements Net {
    /// How an [RnnCell] is built.
    public record Config(long in, long hidden, boolean bias, Rnn.Activation activation) {
        public Config noBias() {
            return new Config(in, hidden, false, activation);
        }

        /// max(0, ·) in the place of tanh.
        public Config relu() {
            return new Config(in, hidden, bias, Rnn.Activation.RELU);
        }
    }

    private final Config config;
    private final Parameter weightIh;
    private final Parameter weightHh;
    private final Optional<Parameter> biasIh;
    private final Optional<Parameter> biasHh;

    private RnnCell(Config config) {
        Init uniform = Init.uniformOver(config.hidden); // as in PyTorch
        long rows = config.hidden;
        this.config = config;
        this.weightIh = uniform.parameter(rows, config.in);
        this.weightHh = uniform.parameter(rows, config.hidden);
        this.biasIh = config.bias ? Optional.of(uniform.parameter(rows)) : Optional.empty();
        this.biasHh = config.bias ? Optional.of(uniform.parameter(rows)) : Optional.empty();
    }

    public static RnnCell of(long in, long hidden) {
        return of(in, hidden, config -> config);
    }

    public static RnnCell of(long in, long hidden, UnaryOperator<Config> choose) {
        return new RnnCell(choose.apply(new Config(in, hidden, true, Rnn.Activation.TANH)));
    }

    public Tensor forward(
            Tensor x, Tensor hidden) { // [batch, in], [batch, hidden] → [batch, hidden]
        Expect.rank(this, x, "input [batch, %d]".formatted(config.in), 2);
        Expect.width(this, x, config.in);
        Expect.type(this, x, weightIh);
        Expect.shape(this, "state", hidden, Shape.of(x.size(0), config.hidden));
        // h ← φ(W·x + b + U·h + b')
        Tensor sum = fromInput(x).add(fromState(hidden));
        Tensor h =
                switch (config.activation) {
                    case TANH -> sum.tanh();
                    case RELU -> sum.relu();
                };
        return Hooks.after(this, x, h);
    }

    private Tensor fromInput(Tensor x) { // [batch, hidden]
        return biasIh.isPresent()
                ? x.linear(weightIh.value(), biasIh.get().value())
                : x.linear(weightIh.value());
    }

    private Tensor fromState(Tensor h) { // [batch, hidden]
        return biasHh.isPresent()
                ? h.linear(weightHh.value(), biasHh.get().value())
                : h.linear(weightHh.value());
    }

    @Override
    public String toString() {
        return "RnnCell(%d→%d)".formatted(config.in, config.hidden);
    }
}
