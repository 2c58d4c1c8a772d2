package io.tarn.classic.factor;

import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Where a non-negative factorisation starts: from the singular vectors, without their negative halves (NNDSVD; Boutsidis and Gallopoulos,
/// 2008).
///
/// @param w `[rows, components]`
/// @param h `[components, columns]`
record NonNegativeStart(Tensor w, Tensor h) {
    static NonNegativeStart of(Tensor x, int components, long seed) {
        ThinSvd svd = ThinSvd.of(Product.of(x), components, 5, seed);
        List<Tensor> w = new ArrayList<>();
        List<Tensor> h = new ArrayList<>();
        for (int k = 0; k < components; k++) {
            Tensor u = svd.u().select(1, k);
            Tensor v = svd.vh().select(0, k);
            Half plus = new Half(u.relu(), v.relu());
            Half minus = new Half(u.neg().relu(), v.neg().relu());
            Half larger = plus.weight() >= minus.weight() ? plus : minus;
            // w = √(s·‖u‖·‖v‖) · u/‖u‖, h the same with v
            double root = Math.sqrt(svd.s().get(k).item() * larger.weight());
            w.add(larger.u().mul(root / positive(larger.u().norm().item())));
            h.add(larger.v().mul(root / positive(larger.v().norm().item())));
        }
        return new NonNegativeStart(Tensor.stack(w, 1), Tensor.stack(h, 0));
    }

    /// The same with zeros raised to the mean of `x`, for rules that only multiply and so never leave 0.
    NonNegativeStart filled(Tensor x) {
        double mean = x.mean().item();
        return new NonNegativeStart(filled(w, mean), filled(h, mean));
    }

    private static Tensor filled(Tensor factor, double mean) {
        return factor.maskedFill(factor.lt(1e-6), mean);
    }

    private static double positive(double norm) {
        return norm > 0 ? norm : 1;
    }

    /// One sign of a pair of singular vectors.
    private record Half(Tensor u, Tensor v) {
        double weight() {
            return u.norm().item() * v.norm().item();
        }
    }
}
