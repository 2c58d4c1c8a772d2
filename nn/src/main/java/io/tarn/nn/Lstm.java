package io.tarn.nn;

import io.tarn.tensor.Recurrence;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Long short-term memory: a recurrent stack whose cells keep, forget and show what they have seen.
///
/// i = σ(Wᵢ·x + Uᵢ·h + bᵢ), f = σ(…), g = tanh(…), o = σ(…);  c ← f∘c + i∘g;  h ← o∘tanh(c).
///
/// | | shape |
/// |---|---|
/// | input | `[batch, time, in]` |
/// | output | `[batch, time, directions·hidden]` |
/// | state: `hidden`, `cell` | `[layers·directions, batch, hidden]` |
public final class Lstm implements Layer {
    /// How an [Lstm] is built. `projection` is the width that h is projected to, or 0 for none.
    public record Config(
            long in,
            long hidden,
            int layers,
            boolean bias,
            int directions,
            double dropout,
            long projection) {
        public Config layers(int count) {
            return new Config(in, hidden, count, bias, directions, dropout, projection);
        }

        public Config noBias() {
            return new Config(in, hidden, layers, false, directions, dropout, projection);
        }

        /// Reads the sequence backwards too, and puts both outputs side by side.
        public Config bidirectional() {
            return new Config(in, hidden, layers, bias, 2, dropout, projection);
        }

        /// Drops outputs between the layers, at random, in training.
        public Config dropout(double fraction) {
            return new Config(in, hidden, layers, bias, directions, fraction, projection);
        }

        /// Shortens h to `width` numbers by a learned matrix.
        public Config projection(long width) {
            return new Config(in, hidden, layers, bias, directions, dropout, width);
        }
    }

    /// Where the layers stand between two steps; an [Output] gives it, so that a stream can be read in pieces.
    public record State(Tensor hidden, Tensor cell) {
        /// The same state without its history, for truncated backpropagation.
        public State detach() {
            return new State(hidden.detach(), cell.detach());
        }
    }

    /// The output at each time and the state after the last one.
    public record Output(Tensor output, Tensor hidden, Tensor cell) {
        public State state() {
            return new State(hidden, cell);
        }
    }

    private final RecurrentStack stack;
    private final Mode mode = new Mode();

    @Inline private final Map<String, Parameter> weights;

    private Lstm(Config config) {
        this.stack =
                new RecurrentStack(
                        config.in,
                        config.hidden,
                        config.projection == 0 ? config.hidden : config.projection,
                        config.layers,
                        config.bias,
                        config.directions == 2,
                        config.dropout);
        this.weights = stack.weights(4);
    }

    public static Lstm of(long in, long hidden) {
        return of(in, hidden, config -> config);
    }

    /// `Lstm.of(39, 256, c -> c.layers(2).bidirectional())`.
    public static Lstm of(long in, long hidden, UnaryOperator<Config> choose) {
        return new Lstm(choose.apply(new Config(in, hidden, 1, true, 1, 0, 0)));
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
        stack.checkState(this, x, from.hidden, stack.out());
        stack.checkState(this, x, from.cell, stack.hidden());
        List<Tensor> w = weights.values().stream().map(Parameter::value).toList();
        Recurrence form = stack.form(mode);
        Recurrence.Output run =
                lengths.isEmpty()
                        ? x.lstm(from.hidden, from.cell, w, form)
                        : x.lstm(
                                from.hidden,
                                from.cell,
                                w,
                                form,
                                RecurrentStack.lengths(this, x, lengths.get()));
        Tensor output = Hooks.after(this, x, run.output());
        return new Output(output, run.states().getFirst(), run.states().getLast());
    }

    private State start(Tensor x) {
        return new State(stack.zeros(x, stack.out()), stack.zeros(x, stack.hidden()));
    }

    RecurrentStack stack() {
        return stack;
    }

    @Override
    public String toString() {
        return "Lstm(%s)".formatted(stack);
    }
}
