package io.tarn.classic.linear;

import static io.tarn.classic.linear.Centred.dot;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the least of ½‖y - Xw‖² + a‖w‖₁ + b/2·‖w‖², one weight after another (Friedman et al., 2010).
///
/// Every few sweeps the duality gap tells how far the minimum is at most; columns that cannot have a weight within that distance are left
/// out from then on (Fercoq et al., 2015).
final class CoordinateDescent {
    private static final Logger LOG = LoggerFactory.getLogger(CoordinateDescent.class);
    private static final int SWEEPS_PER_CHECK = 10;
    private static final double ROUNDING = 1e-14;

    private final double[][] x; // [columns][rows]
    private final double[] y;
    private final double a;
    private final double b;
    private final int sweeps;
    private final double enough;
    private final double[] squares; // ‖xⱼ‖²

    private CoordinateDescent(Centred data, double a, double b, int sweeps, double tolerance) {
        this.x = data.columns();
        this.y = data.answers();
        this.a = a;
        this.b = b;
        this.sweeps = sweeps;
        this.enough = tolerance * dot(y, y);
        this.squares = Arrays.stream(x).mapToDouble(column -> dot(column, column)).toArray();
    }

    static CoordinateDescent of(Centred data, ElasticNet.Config config) {
        double whole = data.answers().length * config.penalty();
        return new CoordinateDescent(
                data,
                whole * config.share(),
                whole * (1 - config.share()),
                config.sweeps(),
                config.tolerance());
    }

    /// Changes `w` into the weights of the minimum.
    ///
    /// @return how far above it they are at most, where the sweeps were not enough, else 0
    double descend(double[] w) {
        double[] r = residual(w);
        boolean[] out = new boolean[w.length];
        double gap = check(w, r, out);
        for (int sweep = 1; gap > enough; sweep++) {
            if (sweep > sweeps) {
                return gap;
            }
            sweep(w, r, out);
            if (sweep % SWEEPS_PER_CHECK == 0 || sweep == sweeps) {
                r = residual(w); // without the rounding of many updates
                gap = check(w, r, out);
            }
        }
        return 0;
    }

    /// Says that the sweeps were not enough.
    ///
    /// @param gap what [#descend] returned
    static void tell(double gap, int sweeps) {
        if (gap > 0) {
            LOG.warn(
                    "{}: stopped after {} sweeps, {} above the minimum at most; standardise x, or raise sweeps or penalty",
                    ElasticNet.WHO,
                    sweeps,
                    gap);
        }
    }

    private double[] residual(double[] w) {
        double[] r = y.clone();
        for (int j = 0; j < w.length; j++) {
            if (w[j] != 0) {
                add(r, x[j], -w[j]);
            }
        }
        return r;
    }

    private void sweep(double[] w, double[] r, boolean[] out) {
        for (int j = 0; j < w.length; j++) {
            if (out[j] || squares[j] == 0) {
                continue;
            }
            // wⱼ ← S(xⱼᵀr + ‖xⱼ‖²·wⱼ, a) / (‖xⱼ‖² + b),  S(z, a) = sign(z)·max(|z| - a, 0)
            double z = dot(x[j], r) + squares[j] * w[j];
            double next = Math.signum(z) * Math.max(Math.abs(z) - a, 0) / (squares[j] + b);
            if (next != w[j]) {
                add(r, x[j], w[j] - next);
                w[j] = next;
            }
        }
    }

    /// The duality gap; marks columns whose weight is surely zero, and takes it from them.
    private double check(double[] w, double[] r, boolean[] out) {
        double[] c = new double[w.length];
        double most = 0;
        for (int j = 0; j < w.length; j++) {
            c[j] = dot(x[j], r) - b * w[j];
            most = Math.max(most, Math.abs(c[j]));
        }
        // the dual point is θ = s·(r, -√b·w):  P - D = ½(1 + s²)·(‖r‖² + b‖w‖²) + a‖w‖₁ - s·yᵀr
        double s = most > a ? a / most : 1;
        double sizes = Arrays.stream(w).map(Math::abs).sum();
        double length = dot(r, r) + b * dot(w, w);
        double gap = Math.max(0, (1 + s * s) / 2 * length + a * sizes - s * dot(y, r));
        if (gap > enough) {
            leaveOut(w, r, out, c, s, gap);
        }
        return gap;
    }

    /// A gap below the digits of ‖y‖² says nothing: columns that have a weight would look as if they had none.
    private void leaveOut(double[] w, double[] r, boolean[] out, double[] c, double s, double gap) {
        double distance = Math.sqrt(2 * (gap + ROUNDING * dot(y, y)));
        for (int j = 0; j < w.length; j++) {
            // |xⱼᵀθ| + ‖xⱼ‖·√(2·gap) < a
            if (!out[j] && s * Math.abs(c[j]) + Math.sqrt(squares[j] + b) * distance < a) {
                out[j] = true;
                add(r, x[j], w[j]);
                w[j] = 0;
            }
        }
    }

    private static void add(double[] to, double[] from, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }
}
