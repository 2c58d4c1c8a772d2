package io.tarn.doctor.data;

import io.tarn.tensor.Linalg;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Ridge regression on a kernel: a learner whose predictions are a fixed matrix times the answers, so that leaving each row out, or
/// permuting the answers a thousand times, costs one matrix and no training.
final class KernelRidge {
    /// How strongly weights are held back; kernels have a mean diagonal of 1.
    private static final double STRENGTH = 0.1;

    private final Tensor inverse;

    private KernelRidge(Tensor inverse) {
        this.inverse = inverse;
    }

    /// @param kernel how alike the rows are, `[rows, rows]`
    static KernelRidge of(Tensor kernel) {
        long n = kernel.size(0);
        // G = (K + λ·I)⁻¹
        return new KernelRidge(Linalg.inv(kernel.add(Tensor.eye(n).mul(STRENGTH))));
    }

    /// What would be predicted for each row if it were left out: f = y - G·y / diag(G), `[rows, answers]`.
    Tensor leftOut(Tensor y) {
        Tensor diagonal = inverse.mul(Tensor.eye(inverse.size(0))).sumKeep(1); // [rows, 1]
        return y.sub(inverse.matmul(y).div(diagonal));
    }

    /// The same where whole folds are left out: f_B = y_B - (G_BB)⁻¹·(G·y)_B for the rows B of each.
    Tensor leftOut(Tensor y, int[] fold) {
        Tensor raised = inverse.matmul(y);
        Tensor predicted = y;
        for (int k = 0; k <= Arrays.stream(fold).max().orElse(0); k++) {
            int left = k;
            Tensor b =
                    Tensor.of(
                                    IntStream.range(0, fold.length)
                                            .filter(i -> fold[i] == left)
                                            .toArray())
                            .toLong();
            if (b.elements() > 0) {
                Tensor own = inverse.indexSelect(0, b).indexSelect(1, b);
                Tensor part = y.indexSelect(0, b).sub(Linalg.solve(own, raised.indexSelect(0, b)));
                predicted = predicted.indexCopy(0, b, part);
            }
        }
        return predicted;
    }

    /// What is predicted for other rows, given how alike they are to the rows, `[others, rows]`.
    Tensor predicted(Tensor kernelToRows, Tensor y) {
        return kernelToRows.matmul(inverse.matmul(y));
    }

    /// K = z·zᵀ / mean(|z|²)
    static Tensor linear(Tensor z) {
        Tensor k = z.matmul(z.t());
        return k.div(z.square().sum(1).mean().add(1e-12));
    }

    /// K = exp(-|a - b|² / w)
    static Tensor radial(Tensor a, Tensor b, double w) {
        return squaredDistances(a, b).div(-w).exp();
    }

    /// The median squared distance of different rows, the usual width of a radial kernel.
    static double width(Tensor z) {
        Tensor distances = squaredDistances(z, z);
        return Math.max(
                1e-6,
                distances.maskedSelect(distances.gt(1e-6)).elements() == 0
                        ? 1
                        : distances.maskedSelect(distances.gt(1e-6)).median().item());
    }

    /// |a - b|² = |a|² + |b|² - 2·a·b
    static Tensor squaredDistances(Tensor a, Tensor b) {
        Tensor aa = a.square().sumKeep(1);
        Tensor bb = b.square().sumKeep(1).t();
        return aa.add(bb).sub(a.matmul(b.t()).mul(2)).clampMin(0);
    }

    /// The kernel of centred rows: K - row means - column means + mean.
    static Tensor centred(Tensor kernel) {
        return kernel.sub(kernel.meanKeep(0)).sub(kernel.meanKeep(1)).add(kernel.mean());
    }
}
