package io.tarn.sequence.recurrent;

import io.tarn.nn.Init;
import io.tarn.nn.Linear;
import io.tarn.nn.Lstm;
import io.tarn.nn.Mode;
import io.tarn.nn.Parameter;
import io.tarn.sequence.Continuation;
import io.tarn.sequence.Ready;
import io.tarn.sequence.Translating;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;

/// A net whose output points at places of its input: it sorts, and chooses corners of a hull (Vinyals, Fortunato and Jaitly, 2015).
///
/// An LSTM reads the input, another writes: uⱼ = v·tanh(W₁·eⱼ + W₂·d), and softmax(u) is the distribution over the places. What was
/// pointed at is what it reads next. Place 0 is a learned vector that begins and ends every output; the input's own places count
/// from 1.
///
/// | | shape |
/// |---|---|
/// | source | `[batch, places, in]` |
/// | target | places from 0, `[batch, steps]`, the first 0 |
/// | output | logits `[batch, steps, 1 + places]`; -∞ where nothing is real |
public final class PointerNetwork implements Translating {
    private final long in;
    private final Parameter first; // what place 0 looks like
    private final Lstm encoder;
    private final Lstm decoder;
    private final Linear key; // W₁
    private final Linear query; // W₂
    private final Linear score; // v
    private final Mode mode = new Mode();

    private PointerNetwork(long in, long hidden) {
        this.in = in;
        this.first = Init.uniformOver(in).parameter(in);
        this.encoder = Lstm.of(in, hidden);
        this.decoder = Lstm.of(in, hidden);
        this.key = Linear.of(hidden, hidden, c -> c.noBias());
        this.query = Linear.of(hidden, hidden, c -> c.noBias());
        this.score = Linear.of(hidden, 1, c -> c.noBias());
    }

    public static PointerNetwork of(long in, long hidden) {
        return new PointerNetwork(in, hidden);
    }

    /// An input that was read.
    ///
    /// @param places the vectors that can be pointed at, `[batch, 1 + places, in]`
    /// @param keys `[batch, 1 + places, hidden]`
    /// @param keep true where a place is real, `[batch, 1, 1 + places]`
    record Memory(Tensor places, Tensor keys, Tensor keep) {}

    /// @param state of the decoder
    record Pointed(Tensor scores, Lstm.State state) {}

    record Start(Memory memory, Lstm.State state) {}

    @Override
    public Tensor forward(Tensor source, Tensor lengths, Tensor target) {
        Start start = read(source, lengths);
        Tokens.check(this, "target", target, source.size(1) + 1);
        return point(start.memory, start.state, target).scores;
    }

    @Override
    public Continuation begin(Tensor source, Tensor lengths) {
        Ready.check(this, mode.isTraining());
        return Pointing.of(this, source, lengths);
    }

    Start read(Tensor source, Tensor lengths) {
        if (source.rank() != 3 || source.size(2) != in) {
            throw TensorException.of(
                    toString(),
                    "vectors [batch, places, %d]".formatted(in),
                    source.shape(),
                    "numbers to be sorted are [batch, places, 1]");
        }
        Tensor keep = Lengths.of(this, source, lengths).keep(); // [batch, places]
        Tensor start = first.value().expand(source.size(0), 1, in);
        Tensor places = Tensor.cat(List.of(start, source), 1);
        Lstm.Output run = encoder.run(places, lengths.add(1));
        Tensor always = keep.narrow(1, 0, 1); // lengths are 1 or more
        Tensor all = Tensor.cat(List.of(always, keep), 1).unsqueeze(1);
        return new Start(new Memory(places, key.forward(run.output()), all), run.state());
    }

    Pointed point(Memory memory, Lstm.State from, Tensor target) { // [batch, steps]
        Shape shape = Shape.of(target.size(0), target.size(1), in);
        Tensor index = target.toLong().unsqueeze(2).expand(shape.toArray());
        Lstm.Output run = decoder.run(memory.places.gather(1, index), from);
        Tensor w2d = query.forward(run.output()).unsqueeze(2); // [batch, steps, 1, hidden]
        // uⱼ = v·tanh(W₁·eⱼ + W₂·d)
        Tensor u = score.forward(w2d.add(memory.keys.unsqueeze(1)).tanh()).squeeze(-1);
        return new Pointed(u.where(memory.keep, Double.NEGATIVE_INFINITY), run.state());
    }

    @Override
    public String toString() {
        return "PointerNetwork(%d)".formatted(in);
    }
}
