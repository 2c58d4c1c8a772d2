package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;

/// The InfoNCE loss: each query shall find its own key among all keys of the batch,
/// -log (e^(cos(q, k₊)/τ) / Σ e^(cos(q, k)/τ)).
///
/// @param temperature τ, how sharply the cosines are told apart
public record InfoNce(double temperature, Reduction reduction) {
    private static final double NEVER = -1e9;

    public InfoNce {
        if (!(temperature > 0)) {
            throw TensorException.of(
                    "InfoNce", "a temperature above 0", temperature, "0.07 to 0.5 is common");
        }
    }

    public static InfoNce of() {
        return new InfoNce(0.1, Reduction.MEAN);
    }

    public InfoNce temperature(double tau) {
        return new InfoNce(tau, reduction);
    }

    public InfoNce reduction(Reduction other) {
        return new InfoNce(temperature, other);
    }

    /// The key of query i is row i.
    public Tensor forward(Tensor queries, Tensor keys) { // [batch, width] twice → []
        Targets.sameShape("InfoNce", queries, keys);
        Tensor scores = Similarity.cosines(queries, keys).div(temperature); // [batch, batch]
        Tensor own = Tensor.arange(queries.size(0)).to(queries.device());
        return CrossEntropy.of().reduction(reduction).forward(scores, own);
    }

    /// The symmetric form of SimCLR (NT-Xent): both views are queries, and all other rows of both are keys.
    public Tensor views(Tensor a, Tensor b) { // [batch, width] twice → []
        Targets.sameShape("InfoNce", a, b);
        long n = a.size(0);
        Tensor all = Tensor.cat(List.of(a, b), 0); // [2·batch, width]
        Tensor self = Tensor.eye(2 * n).to(all.device()).to(all.dtype());
        Tensor scores = Similarity.cosines(all, all).div(temperature).add(self.mul(NEVER));
        Tensor rows = Tensor.arange(n).to(all.device());
        return CrossEntropy.of()
                .reduction(reduction)
                .forward(scores, Tensor.cat(List.of(rows.add(n), rows), 0));
    }
}
