package io.tarn.sequence.attention;

import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// The computation of all pairs, written down plainly, that the kinds are compared with.
final class Exact {
    private Exact() {}

    /// Queries, keys and values of a kind, as far as it has them, `[batch, heads, time, width]` each.
    static List<Tensor> parts(Net net, Tensor x, long heads) {
        Map<String, Tensor> state = net.state();
        Tensor all = x.linear(state.get("in_proj_weight"), state.get("in_proj_bias"));
        return all.split(x.size(2), 2).stream()
                .map(part -> part.unflatten(2, heads, -1).transpose(1, 2))
                .toList();
    }

    static Tensor joined(Net net, Tensor heads) {
        Map<String, Tensor> state = net.state();
        return heads.transpose(1, 2)
                .flatten(2)
                .linear(state.get("out_proj.weight"), state.get("out_proj.bias"));
    }

    /// s / Σⱼ sᵢⱼ of scores that are not below zero.
    static Tensor shares(Tensor scores) {
        return scores.div(scores.sumKeep(-1));
    }

    /// 1 where |i - j| ≤ reach.
    static Tensor band(long time, long reach) {
        Tensor place = Tensor.arange(time);
        return place.sub(place.unsqueeze(1)).abs().le(reach);
    }

    static double gap(Tensor a, Tensor b) {
        return a.sub(b).abs().max().item();
    }
}
