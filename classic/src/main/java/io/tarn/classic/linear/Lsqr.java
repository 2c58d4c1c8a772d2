package io.tarn.classic.linear;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// Finds the least of ‖y - X·w‖² + λ‖w‖² by conjugate gradients in the form of Paige and Saunders (1982).
///
/// It is as exact as the digits of X allow, where gradients through XᵀX would lose half of them.
final class Lsqr {
    private final Tensor x; // [rows, columns]
    private final Tensor y; // [rows]
    private final double damping; // √λ
    private final int steps;
    private final double tolerance;

    Lsqr(Tensor x, Tensor y, IterativeLinearRegression.Config config) {
        this.x = x;
        this.y = y;
        this.damping = Math.sqrt(config.penalty());
        this.steps = config.steps();
        this.tolerance = config.tolerance();
    }

    /// `[columns]`
    Tensor solve() {
        Tensor w = Tensor.zeros(x.size(1)).toDouble();
        // β·u = y,  α·v = Xᵀ·u
        Tensor u = y.copy();
        double beta = normalised(u);
        Tensor v = x.t().matmul(u);
        double alpha = normalised(v);
        if (beta == 0 || alpha == 0) {
            return w; // y never changes, or no column goes with it
        }
        Tensor direction = v.copy();
        double phiBar = beta;
        double rhoBar = alpha;
        double size = alpha * alpha; // ‖X‖², as far as it is seen
        double gone = 0; // of the residual, to the penalty
        for (int step = 0; step < steps; step++) {
            try (var scope = Scope.open()) {
                // β·u = X·v - α·u,  α·v = Xᵀ·u - β·v
                u.mul_(-alpha).add_(x.matmul(v));
                beta = normalised(u);
                v.mul_(-beta).add_(x.t().matmul(u));
                alpha = normalised(v);
            }
            size += beta * beta + alpha * alpha + damping * damping;
            // the penalty is rotated away, then β
            double rhoBar1 = Math.hypot(rhoBar, damping);
            double psi = damping / rhoBar1 * phiBar;
            phiBar *= rhoBar / rhoBar1;
            gone = Math.hypot(gone, psi);
            double rho = Math.hypot(rhoBar1, beta);
            double c = rhoBar1 / rho;
            double s = beta / rho;
            double theta = s * alpha;
            rhoBar = -c * alpha;
            double phi = c * phiBar;
            phiBar *= s;
            // w ← w + φ/ρ·d,  d ← v - θ/ρ·d
            w.add_(direction, phi / rho);
            direction.mul_(-theta / rho).add_(v);
            // ‖Xᵀr‖ ≤ tolerance·‖X‖·‖r‖
            double slope = Math.abs(phiBar) * alpha * Math.abs(c);
            double residual = Math.hypot(phiBar, gone);
            if (slope <= tolerance * Math.sqrt(size) * residual || alpha == 0 || beta == 0) {
                break;
            }
        }
        return w;
    }

    /// Divides a vector by its length, which it tells; leaves zeros as they are.
    private static double normalised(Tensor vector) {
        double length = vector.norm().item();
        if (length > 0) {
            vector.div_(length);
        }
        return length;
    }
}
