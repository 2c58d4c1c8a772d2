package io.tarn.doctor.measure;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.OptionalDouble;

/// Which rows of weights ever had a gradient, gathered batch by batch.
final class UnitGradients {
    private final IdentityHashMap<Parameter, Tensor> largest = new IdentityHashMap<>(); // |g|

    /// Adds the gradients of a loss.
    void add(LossGradient gradient) {
        long start = 0;
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            for (Parameter parameter : gradient.parameters()) {
                Tensor value = parameter.value();
                Tensor g = gradient.gradient().narrow(0, start, value.elements()).abs();
                start += value.elements();
                Tensor before = largest.get(parameter);
                if (before == null) {
                    largest.put(parameter, g.viewAs(value).copy().unscoped());
                } else {
                    before.maximum_(g.viewAs(value));
                }
            }
        }
    }

    /// Whether any weight has a gradient: where none has, the loss says nothing about units.
    boolean isSome() {
        return largest.values().stream().anyMatch(g -> g.max().item() != 0);
    }

    /// The share of units whose weights and biases have a gradient of exactly 0; empty where weights have no rows for units.
    OptionalDouble still(NamedLayers.Named layer, int units) {
        if (layer.kind().startsWith("Embedding")) {
            return OptionalDouble.empty(); // a token that is not there has no gradient
        }
        int dimension = layer.kind().startsWith("ConvTranspose") ? 1 : 0; // of the outputs
        Tensor most = Tensor.zeros(units);
        boolean some = false;
        for (Parameter parameter : layer.parameters().values()) {
            Tensor g = largest.get(parameter);
            int rows = g == null || g.rank() < 2 ? 0 : dimension;
            if (g != null && g.rank() > rows && g.size(rows) == units) {
                Tensor each = g.movedim(rows, 0).reshape(units, -1).max(1);
                most = most.to(each.device()).maximum(each.toFloat());
                some = true;
            }
        }
        return some
                ? OptionalDouble.of(most.eq(0).toFloat().mean().item())
                : OptionalDouble.empty();
    }

    void close() {
        largest.values().forEach(Tensor::close);
    }
}
