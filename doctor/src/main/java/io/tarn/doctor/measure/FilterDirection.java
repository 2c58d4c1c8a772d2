package io.tarn.doctor.measure;

import io.tarn.nn.LayerNorm;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.nn.RmsNorm;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A random direction that moves each filter by as much as the filter is long, so that landscapes do not depend on how a net is scaled.
///
/// A filter is what makes one output: a row of a matrix, a kernel of a convolution. Biases and the parameters of normalisations stay still.
/// [Li and others, 2018](https://arxiv.org/abs/1712.09913).
final class FilterDirection {
    private FilterDirection() {}

    /// d_f ← d_f·‖w_f‖ / ‖d_f‖ for each filter f, `[weights]`.
    static Tensor draw(Objective objective, Random random) {
        Set<Parameter> still = normalisations(objective.net());
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            List<Tensor> parts = new ArrayList<>();
            for (Parameter parameter : objective.parameters()) {
                Tensor w = parameter.value();
                Tensor drawn = random.normal(w.elements()).to(w.device(), w.dtype());
                boolean moves = w.rank() >= 2 && !still.contains(parameter);
                parts.add(moves ? scaled(drawn, w) : drawn.zero_());
            }
            return scope.keep(Tensor.cat(parts, 0));
        }
    }

    private static Tensor scaled(Tensor drawn, Tensor w) {
        long filters = w.size(0);
        Tensor d = drawn.reshape(filters, -1);
        Tensor lengths = d.normKeep(2, 1).clampMin(Double.MIN_NORMAL);
        return d.mul(w.reshape(filters, -1).normKeep(2, 1)).div(lengths).reshape(-1);
    }

    /// Gains of rank 2 and more; those of rank 1 are left out with the biases.
    private static Set<Parameter> normalisations(Net net) {
        Set<Parameter> found = new HashSet<>();
        for (Net inner : net.namedNets().values()) {
            if (inner instanceof LayerNorm || inner instanceof RmsNorm) {
                found.addAll(inner.parameters());
            }
        }
        return found;
    }
}
