package io.tarn.sequence.recurrent;

import io.tarn.nn.Gru;
import io.tarn.nn.Inline;
import io.tarn.nn.Lstm;
import io.tarn.nn.Rnn;
import io.tarn.tensor.Tensor;

/// The stacks of `io.tarn.nn`, each as a [Recurrent] under its own names of weights.
sealed interface Stacked extends Recurrent {
    /// Numbers of one direction.
    long out();

    int directions();

    @Override
    default long width() {
        return directions() * out();
    }

    /// The last states of the topmost layer, directions side by side.
    default Tensor last(Tensor hidden) { // [layers·directions, batch, out] → [batch, width]
        return hidden.narrow(0, hidden.size(0) - directions(), directions())
                .transpose(0, 1)
                .flatten(1);
    }

    record OfRnn(@Inline Rnn stack, long out, int directions) implements Stacked {
        @Override
        public Reading read(Tensor x, Tensor lengths) {
            Rnn.Output run = stack.run(x, lengths);
            return new Reading(run.output(), last(run.hidden()));
        }
    }

    record OfGru(@Inline Gru stack, long out, int directions) implements Stacked {
        @Override
        public Reading read(Tensor x, Tensor lengths) {
            Gru.Output run = stack.run(x, lengths);
            return new Reading(run.output(), last(run.hidden()));
        }
    }

    record OfLstm(@Inline Lstm stack, long out, int directions) implements Stacked {
        @Override
        public Reading read(Tensor x, Tensor lengths) {
            Lstm.Output run = stack.run(x, lengths);
            return new Reading(run.output(), last(run.hidden()));
        }
    }
}
