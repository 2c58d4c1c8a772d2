package io.tarn.doctor.measure;

import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;

/// The part of a Hessian's eigenvalues that are positive: how much a critical point looks like a minimum.
///
/// ```java
/// double ratio = MinimumRatio.of(objective).positive();
/// ```
///
/// Up to `exactUpTo` weights all eigenvalues are counted, at the cost of one product for each weight, and those within rounding of 0 are flat.
/// Beyond that the shares are those of a [SpectralDensity], and eigenvalues within τ = max(λ_max / 100, 10 standard errors) of 0 are flat.
///
/// @param positive the ratio: eigenvalues above τ, against all
/// @param negative eigenvalues below -τ, against all
/// @param flat the rest
/// @param tau within which an eigenvalue has no sign
/// @param products that were made
public record MinimumRatio(
        double positive, double negative, double flat, double tau, long products) {
    private static final double SMALL = 1e-2;
    private static final double ERRORS = 10;

    /// Where counting ends, and how much the estimate may cost.
    public record Config(int exactUpTo, SpectralDensity.Config density) {
        public Config {
            if (exactUpTo < 0 || exactUpTo > ExactHessian.MOST) {
                throw TensorException.of(
                        "MinimumRatio",
                        "exactUpTo from 0 to " + ExactHessian.MOST,
                        exactUpTo,
                        "larger Hessians take the density");
            }
        }

        public Config exactUpTo(int weights) {
            return new Config(weights, density);
        }

        public Config density(UnaryOperator<SpectralDensity.Config> choose) {
            return new Config(exactUpTo, choose.apply(density));
        }
    }

    public static MinimumRatio of(Objective objective) {
        return of(objective, c -> c);
    }

    public static MinimumRatio of(Objective objective, UnaryOperator<Config> choose) {
        return of(SymmetricOperator.of(objective), choose);
    }

    public static MinimumRatio of(SymmetricOperator operator, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(2000, new SpectralDensity.Config(10, 80, 512, 0)));
        return operator.size() <= config.exactUpTo()
                ? of(ExactHessian.of(operator))
                : of(SpectralDensity.of(operator, _ -> config.density()));
    }

    /// All eigenvalues, counted.
    public static MinimumRatio of(ExactHessian hessian) {
        double all = hessian.eigenvalues().length;
        double tau = hessian.rounding();
        double positive = hessian.countAbove(tau) / all;
        double flat = hessian.countAbove(-tau) / all - positive;
        return new MinimumRatio(positive, 1 - positive - flat, flat, tau, (long) all);
    }

    /// The density's mass outside of ±τ.
    public static MinimumRatio of(SpectralDensity density) {
        double largest = Math.max(Math.abs(density.greatest()), Math.abs(density.least()));
        double error = density.probes().size() > 1 ? density.standardError() : 0;
        double tau = Math.max(SMALL * largest, ERRORS * error);
        double positive = density.share(lambda -> lambda > tau);
        double negative = density.share(lambda -> lambda < -tau);
        return new MinimumRatio(
                positive, negative, 1 - positive - negative, tau, density.products());
    }

    /// The positive ones against all that are not flat; 1 where all are flat.
    public double amongCurved() {
        double curved = positive + negative;
        return curved > 0 ? positive / curved : 1;
    }
}
