package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Gradient clipping: makes gradients smaller where they lie, between `backward()` and `step()`.
public final class Clip {
    private static final double SMALLEST = 1e-6;
    private static final double SMALLEST_WEIGHT = 1e-3;

    private Clip() {}

    /// g ← clamp(g, -limit, limit), element by element.
    public static void value(List<Parameter> parameters, double limit) {
        Settings.notNegative("Clip.value", limit);
        try (var _ = Scope.open();
                var _ = Gradient.off()) {
            gradients(parameters).forEach(g -> g.clamp_(-limit, limit));
        }
    }

    /// g ← g·min(1, limit / ‖g‖), the norm being that of all gradients together, which is given
    /// back as a tensor: reading it with `item()` is what waits for a GPU, not clipping.
    public static Tensor norm(List<Parameter> parameters, double limit) {
        return norm(parameters, limit, 2);
    }

    /// Like [#norm(List, double)], with (Σ|g|ᵖ)^(1/p) for the norm; p may be infinite.
    public static Tensor norm(List<Parameter> parameters, double limit, double p) {
        Settings.notNegative("Clip.norm", limit);
        try (var scope = Scope.open();
                var _ = Gradient.off()) {
            List<Tensor> gradients = gradients(parameters);
            if (gradients.isEmpty()) {
                return scope.keep(Tensor.scalar(0));
            }
            Tensor norm = Norms.of(gradients, p);
            // min(1, limit / ‖g‖)
            Tensor factor = norm.add(SMALLEST).reciprocal_().mul_(limit).clampMax_(1);
            gradients.forEach(g -> g.mul_(factor));
            return scope.keep(norm);
        }
    }

    /// Adaptive clipping: the gradient of each row may be `share` times as long as the row itself,
    /// g ← g·min(1, share·max(‖w‖, 10⁻³) / ‖g‖) (Brock et al., 2021). Vectors are one row.
    public static void adaptive(List<Parameter> parameters, double share) {
        Settings.notNegative("Clip.adaptive", share);
        try (var _ = Scope.open();
                var _ = Gradient.off()) {
            for (Parameter parameter : parameters) {
                parameter
                        .grad()
                        .ifPresent(g -> {
                            Tensor limit =
                                    rowNorms(parameter.value())
                                            .clampMin_(SMALLEST_WEIGHT)
                                            .mul_(share);
                            // g ← g·min(1, share·max(‖w‖, 10⁻³) / ‖g‖)
                            g.mul_(limit.div_(rowNorms(g).clampMin_(SMALLEST)).clampMax_(1));
                        });
            }
        }
    }

    private static Tensor rowNorms(Tensor x) { // [n, *] → [n, 1, …]
        return x.rank() < 2 ? x.norm() : x.normKeep(2, LongStream.range(1, x.rank()).toArray());
    }

    private static List<Tensor> gradients(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::grad).flatMap(Optional::stream).toList();
    }
}
