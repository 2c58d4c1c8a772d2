package io.tarn.sequence.transformer;

import io.tarn.nn.Init;
import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;

/// What [io.tarn.nn.MultiHeadAttention] learns, by its names, for attentions whose keys and values are kept.
///
/// | | shape |
/// |---|---|
/// | `in_proj_weight` | `[3·width, width]`: queries, keys, values |
final class PackedProjections implements Net {
    private final long width;
    private final long heads;
    private final Parameter inProjWeight;
    private final Parameter inProjBias;
    private final Linear outProj;

    PackedProjections(long width, long heads) {
        this.width = width;
        this.heads = heads;
        double bound = Math.sqrt(6.0 / (4 * width)); // as in PyTorch
        this.inProjWeight = Init.uniform(-bound, bound).parameter(3 * width, width);
        this.inProjBias = Init.zeros().parameter(3 * width);
        this.outProj = Linear.of(width, width, c -> c.biasInit(Init.zeros()));
    }

    /// Queries, keys and values by heads, `[batch, heads, time, width / heads]` each.
    List<Tensor> all(Tensor x) { // [batch, time, width]
        return split(x, 0, 3);
    }

    Tensor queries(Tensor x) {
        return split(x, 0, 1).getFirst();
    }

    Memory.Seen keysAndValues(Tensor x) {
        List<Tensor> both = split(x, 1, 2);
        return new Memory.Seen(both.getFirst(), both.getLast());
    }

    private List<Tensor> split(Tensor x, long first, long count) {
        Tensor weight = inProjWeight.value().narrow(0, first * width, count * width);
        Tensor bias = inProjBias.value().narrow(0, first * width, count * width);
        return x.linear(weight, bias).chunk(count, -1).stream()
                .map(part -> CachedAttention.split(part, heads))
                .toList();
    }

    /// [head₁ … headₙ]·Wᴼ.
    Tensor output(Tensor joined) { // [batch, time, width]
        return outProj.forward(joined);
    }
}
