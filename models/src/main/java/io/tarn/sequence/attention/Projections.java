package io.tarn.sequence.attention;

import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Autocast;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What comes before and after every kind of attention: parts of the input for each head, and one output of all heads.
///
/// The parts are queries, keys and values, or fewer; the last one is always the values. The names are those of PyTorch's
/// `MultiheadAttention`.
final class Projections implements Net {
    private final long width;
    private final long heads;
    private final long parts;
    private final Parameter inProjWeight; // [parts·width, width]
    private final Parameter inProjBias;
    private final Linear outProj;

    private Projections(long width, long heads, long parts) {
        this.width = width;
        this.heads = heads;
        this.parts = parts;
        this.inProjWeight = Init.glorotUniform().parameter(parts * width, width);
        this.inProjBias = Init.zeros().parameter(parts * width);
        this.outProj = Linear.of(width, width, c -> c.biasInit(Init.zeros()));
    }

    static Projections of(String who, long width, long heads, long parts) {
        if (heads < 1 || width < 1 || width % heads != 0) {
            throw TensorException.of(
                    who,
                    "a width that the heads divide",
                    width + " for " + heads + " heads",
                    "choose a width of " + Math.max(1, heads) + "·n");
        }
        return new Projections(width, heads, parts);
    }

    /// y = [head₁ … headₙ]·Wᴼ, where `mix` makes the heads of the parts.
    Tensor output(Net who, Tensor x, Function<List<Tensor>, Tensor> mix) {
        Tensor y = mix.apply(split(who, x)); // [batch, heads, time, width / heads]
        return Hooks.after(who, x, outProj.forward(y.transpose(1, 2).flatten(2)));
    }

    /// What `mix` does to values that are the identity: its weights.
    Tensor weights(Net who, Tensor x, Function<List<Tensor>, Tensor> mix) {
        List<Tensor> split = split(who, x);
        long time = x.size(1);
        Tensor identity =
                Tensor.eye(time)
                        .to(x.device(), split.getLast().dtype())
                        .expand(x.size(0), heads, time, time);
        List<Tensor> given = new ArrayList<>(split);
        given.set(given.size() - 1, identity);
        return mix.apply(given);
    }

    /// The parts by heads, `[batch, heads, time, width / heads]` each.
    private List<Tensor> split(Net who, Tensor x) {
        check(who, x);
        return x.linear(inProjWeight.value(), inProjBias.value())
                .reshape(x.size(0), x.size(1), parts, heads, width / heads)
                .permute(2, 0, 3, 1, 4)
                .unbind(0);
    }

    private void check(Net who, Tensor x) {
        Fitting.check(who, x, width, Long.MAX_VALUE);
        DType wanted = inProjWeight.value().dtype();
        if (x.dtype() != wanted && !Autocast.isOn(x.device())) {
            throw TensorException.of(
                    who.toString(),
                    "input of %s, like its weights".formatted(wanted),
                    x.dtype(),
                    "convert it, x.to(DType.%s)".formatted(wanted.name()));
        }
    }

    long heads() {
        return heads;
    }

    /// `(64, 4 heads)`, for the names of the kinds.
    @Override
    public String toString() {
        return "%d, %d heads".formatted(width, heads);
    }
}
