package io.tarn.sequence.recurrent;

import io.tarn.nn.Embedding;
import io.tarn.nn.Gru;
import io.tarn.nn.Layer;
import io.tarn.nn.Lstm;
import io.tarn.nn.Rnn;
import io.tarn.nn.Rnn.Activation;
import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A net that reads sequences place by place and remembers what it has read.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, time, in]`, or tokens `[batch, time]` after [#tokens] |
/// | output | `[batch, time, width]` |
public interface Recurrent extends Layer {
    /// Reads sequences of which the first `lengths[i]` places are real, `[batch]`.
    Reading read(Tensor x, Tensor lengths);

    /// How many numbers it gives at each place.
    long width();

    /// The output at each time, where every place is real.
    @Override
    default Tensor forward(Tensor x) {
        return read(x, Lengths.all(x)).output();
    }

    /// What was made of the sequences.
    ///
    /// @param output at each place, `[batch, time, width]`; zeros behind the end of a sequence
    /// @param last at the place where each sequence was read to its end, `[batch, width]`; of two directions, each its own
    record Reading(Tensor output, Tensor last) {}

    /// Elman's network (1990): its hidden units are fed back.
    static Recurrent elman(long in, long hidden, UnaryOperator<Rnn.Config> choose) {
        Rnn.Config c = choose.apply(new Rnn.Config(in, hidden, 1, true, 1, 0, Activation.TANH));
        return new Stacked.OfRnn(Rnn.of(in, hidden, _ -> c), c.hidden(), c.directions());
    }

    /// `Recurrent.lstm(39, 256, c -> c.layers(2).bidirectional())`.
    static Recurrent lstm(long in, long hidden, UnaryOperator<Lstm.Config> choose) {
        Lstm.Config c = choose.apply(new Lstm.Config(in, hidden, 1, true, 1, 0, 0));
        long out = c.projection() == 0 ? c.hidden() : c.projection();
        return new Stacked.OfLstm(Lstm.of(in, hidden, _ -> c), out, c.directions());
    }

    /// `Recurrent.gru(39, 256, c -> c.bidirectional())`.
    static Recurrent gru(long in, long hidden, UnaryOperator<Gru.Config> choose) {
        Gru.Config c = choose.apply(new Gru.Config(in, hidden, 1, true, 1, 0));
        return new Stacked.OfGru(Gru.of(in, hidden, _ -> c), c.hidden(), c.directions());
    }

    /// Looks tokens up in a table, and reads the vectors with `body`.
    static Recurrent tokens(Embedding embedding, Recurrent body) {
        return new Embedded(embedding, body);
    }
}
