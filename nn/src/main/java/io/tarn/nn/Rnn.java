package io.tarn.nn;

import io.tarn.tensor.Recurrence;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Elman's recurrent stack: h ← tanh(W·x + U·h + b), or with ReLU in the place of tanh.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, time, in]` |
/// | output | `[batch, time, directions·hidden]` |
/// | state | `[layers·directions, batch, hidden]` |
public final class Rnn implements Layer {
    /// What squashes the new state.
    public enum Activation {
        TANH,
        RELU
    }

    /// How an [Rnn] is built.
    public record Config(
            long in,
            long hidden,
            int layers,
            boolean bias,
            int directions,
            double dropout,
            Activation activation) {
        public Config layers(int count) {
            return new Config(in, hidden, count, bias, directions, dropout, activation);
        }

        public Config noBias() {
            return new Config(in, hidden, layers, false, directions, dropout, activation);
        }

        /// Reads the sequence backwards too, and puts both outputs side by side.
        public Config bidirectional() {
            return new Config(in, hidden, layers, bias, 2, dropout, activation);
        }

        /// Drops outputs between the layers, at random, in training.
        public Config dropout(double fraction) {
            return new Config(in, hidden, layers, bias, directions, fraction, activation);
        }

        /// max(0, ·) in the place of tanh.
        public Config relu() {
            return new Config(in, hidden, layers, bias, directions, dropout, Activation.RELU);
        }
    }

    /// Where the layers stand between two steps; an [Output] gives it, so that a stream can be read in pieces.
    public record State(Tensor hidden) {
        /// The same state without its history, for truncated backpropagation.
        public State detach() {
            return new State(hidden.detach());
        }
    }

    /// The output at each time and the state after the last one.
    public record Output(Tensor output, Tensor hidden) {
        public State state() {
            return new State(hidden);
        }
    }

    private final RecurrentStack stack;
    private final Activation activation;
    private final Mode mode = new Mode();

    @Inline private final Map<String, Parameter> weights;

    private Rnn(Config config) {
        this.stack =
                new RecurrentStack(
                        config.in,
                        config.hidden,
                        config.hidden,
                        config.layers,
                        config.bias,
                        config.directions == 2,
                        config.dropout);
        this.activation = config.activation;
        this.weights = stack.weights(1);
    }

    public static Rnn of(long in, long hidden) {
        return of(in, hidden, config -> config);
    }

    /// `Rnn.of(39, 256, c -> c.layers(2).bidirectional())`.
    public static Rnn of(long in, long hidden, UnaryOperator<Config> choose) {
        return new Rnn(choose.apply(new Config(in, hidden, 1, true, 1, 0, Activation.TANH)));
    }

    /// The output at each time, starting from zeros.
    @Override
    public Tensor forward(Tensor x) { // [batch, time, in] → [batch, time, directions·hidden]
        return run(x).output();
    }

    /// The output at each time of sequences that end after `lengths` steps; zeros beyond.
    public Tensor forward(Tensor x, Tensor lengths) {
        return run(x, lengths).output();
    }

    /// Starts from zeros.
    public Output run(Tensor x) {
        stack.checkInput(this, x, weights);
        return run(x, start(x), Optional.empty());
    }

    /// Goes on from a state.
    public Output run(Tensor x, State from) {
        stack.checkInput(this, x, weights);
        return run(x, from, Optional.empty());
    }

    /// Starts from zeros and ends each sequence after its own length; the last states are those at the true ends.
    public Output run(Tensor x, Tensor lengths) {
        stack.checkInput(this, x, weights);
        return run(x, start(x), Optional.of(lengths));
    }

    public Output run(Tensor x, Tensor lengths, State from) {
        stack.checkInput(this, x, weights);
        return run(x, from, Optional.of(lengths));
    }

    private Output run(Tensor x, State from, Optional<Tensor> lengths) {
        Tensor hidden = from.hidden;
        stack.checkState(this, x, hidden, stack.hidden());
        List<Tensor> w = weights.values().stream().map(Parameter::value).toList();
        Recurrence form = stack.form(mode);
        Optional<Tensor> ends = lengths.map(given -> RecurrentStack.lengths(this, x, given));
        // h ← tanh(W·x + U·h + b), or max(0, ·)
        Recurrence.Output run =
                switch (activation) {
                    case TANH ->
                            ends.isEmpty()
                                    ? x.rnnTanh(hidden, w, form)
                                    : x.rnnTanh(hidden, w, form, ends.get());
                    case RELU ->
                            ends.isEmpty()
                                    ? x.rnnRelu(hidden, w, form)
                                    : x.rnnRelu(hidden, w, form, ends.get());
                };
        Tensor output = Hooks.after(this, x, run.output());
        return new Output(output, run.states().getFirst());
    }

    private State start(Tensor x) {
        return new State(stack.zeros(x, stack.hidden()));
    }

    RecurrentStack stack() {
        return stack;
    }

    @Override
    public String toString() {
        return "Rnn(%s%s)".formatted(stack, activation == Activation.RELU ? ", relu" : "");
    }
}
