package io.tarn.classic.factor;

import io.tarn.tensor.Tensor;
import java.util.stream.IntStream;

/// A way to lower the loss of X ≈ W·H, where no number is below 0, by one of the factors.
interface FactorStep {
    /// A better W for the same H; a better H is a better W of Xᵀ ≈ Hᵀ·Wᵀ.
    Tensor improved(Tensor x, Tensor w, Tensor h); // -> [rows, components]

    double loss(Tensor x, Tensor w, Tensor h);

    static FactorStep of(Nmf.Loss loss) {
        return switch (loss) {
            case FROBENIUS -> new CoordinateDescent();
            case KULLBACK_LEIBLER -> new MultiplicativeUpdates();
        };
    }

    /// ½·‖X - W·H‖², where each number of W in turn is moved to its best value (Hsieh and Dhillon, 2011).
    final class CoordinateDescent implements FactorStep {
        @Override
        public Tensor improved(Tensor x, Tensor w, Tensor h) {
            int rows = Math.toIntExact(w.size(0));
            int width = Math.toIntExact(w.size(1));
            double[] result = w.toDoubleArray();
            double[] xh = x.matmul(h.t()).toDoubleArray(); // [rows, components]
            double[] hh = h.matmul(h.t()).toDoubleArray(); // [components, components]
            IntStream.range(0, rows)
                    .parallel()
                    .forEach(row -> descend(result, row * width, xh, hh, width));
            return Tensor.of(result, rows, width);
        }

        /// wₖ ← max(0, wₖ - (w·HHᵀ - x·Hᵀ)ₖ / (HHᵀ)ₖₖ)
        private static void descend(double[] w, int row, double[] xh, double[] hh, int width) {
            for (int k = 0; k < width; k++) {
                double slope = -xh[row + k];
                for (int j = 0; j < width; j++) {
                    slope += w[row + j] * hh[k * width + j];
                }
                double curvature = hh[k * width + k];
                if (curvature > 0) {
                    w[row + k] = Math.max(0, w[row + k] - slope / curvature);
                }
            }
        }

        @Override
        public double loss(Tensor x, Tensor w, Tensor h) {
            return x.sub(w.matmul(h)).square().sum().item() / 2;
        }
    }

    /// Σ x·ln(x / x̂) - x + x̂ with X̂ = W·H, lowered by Lee and Seung's rule (2001).
    final class MultiplicativeUpdates implements FactorStep {
        private static final double LEAST = Math.ulp(1.0);

        /// W ← W ∘ ((X / W·H)·Hᵀ) / Σⱼ Hₖⱼ
        @Override
        public Tensor improved(Tensor x, Tensor w, Tensor h) {
            Tensor ratio = x.div(w.matmul(h).clampMin(LEAST));
            return w.mul(ratio.matmul(h.t())).div(h.sum(1).clampMin(LEAST));
        }

        @Override
        public double loss(Tensor x, Tensor w, Tensor h) {
            Tensor close = w.matmul(h).clampMin(LEAST);
            return x.xlogy(x.div(close)).sub(x).add(close).sum().item();
        }
    }
}
