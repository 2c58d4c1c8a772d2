package io.tarn.doctor.measure;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What kind of place the weights are at: the gradient against its noise, and the ends of the Hessian's spectrum.
///
/// ```java
/// var point = CriticalPoint.of(Halves.of(batches, some -> Objective.of(task, some)));
/// if (point.verdict() == CriticalPoint.Verdict.SADDLE) { Escape.from(objective, point).take(objective); }
/// ```
///
/// It costs what [Lanczos] costs, three gradients, and some 50 losses where the loss curves down somewhere.
///
/// @param gradient `[weights]`
/// @param noise how long a gradient is by chance: ‖g₁ - g₂‖ / 2 of two halves of the examples; 0 without halves
/// @param strength ‖g‖ against its noise, and the same without the steepest direction, whose noise may drown the others: the larger of both
/// @param smallest what a gradient's norm has to exceed in any case: rounding, and what changes the loss
/// @param spectrum the ends, with their eigenvectors and residuals
/// @param tau max(max |λ| / 100, 10 residual errors): eigenvalues within ±τ have no sign
/// @param curvatures uᵀ·H·u in each half, u the direction of the least eigenvalue
/// @param descent the loss along ±u; at its start alone where no eigenvalue is below -τ
public record CriticalPoint(
        Verdict verdict,
        double loss,
        Tensor gradient,
        double noise,
        double strength,
        double smallest,
        Lanczos spectrum,
        double tau,
        List<Double> curvatures,
        LineSearch descent) {
    private static final double SMALL = 1e-2;
    private static final double ERRORS = 10;
    private static final double ROUNDINGS = 4;

    /// The kinds of places.
    public enum Verdict {
        /// The gradient leads somewhere.
        NOT_CRITICAL,
        /// The loss curves up in some directions and down in others, and a line search along the latter lowers it.
        SADDLE,
        /// No direction curves down.
        MINIMUM,
        /// All directions curve down.
        MAXIMUM,
        /// No direction curves so much that it changes the loss.
        PLATEAU,
        /// The numbers contradict each other: halves of different sign, no step that lowers the loss, a loss that is not finite, or no end of
        /// the spectrum found.
        UNDECIDED
    }

    /// What counts as small.
    ///
    /// @param noises how many times its noise the norm of a gradient may be
    /// @param tolerance a norm of the gradient that counts as 0 in any case
    /// @param flatness the part of the loss that a move by ‖w‖ has to change
    public record Config(double noises, double tolerance, double flatness, Lanczos.Config lanczos) {
        public Config {
            if (!(noises >= 0 && tolerance >= 0 && flatness >= 0)) {
                throw TensorException.of(
                        "CriticalPoint",
                        "noises, tolerance and flatness of 0 or more",
                        "%s, %s and %s".formatted(noises, tolerance, flatness),
                        "see CriticalPoint.Config");
            }
        }

        public Config noises(double times) {
            return new Config(times, tolerance, flatness, lanczos);
        }

        public Config tolerance(double norm) {
            return new Config(noises, norm, flatness, lanczos);
        }

        public Config flatness(double part) {
            return new Config(noises, tolerance, part, lanczos);
        }

        public Config lanczos(UnaryOperator<Lanczos.Config> choose) {
            return new Config(noises, tolerance, flatness, choose.apply(lanczos));
        }
    }

    public CriticalPoint {
        curvatures = List.copyOf(curvatures);
    }

    /// Without halves the gradient counts as free of noise.
    public static CriticalPoint of(Objective objective, UnaryOperator<Config> choose) {
        return of(objective, List.of(), choose);
    }

    public static CriticalPoint of(Halves halves) {
        return of(halves, c -> c);
    }

    public static CriticalPoint of(Halves halves, UnaryOperator<Config> choose) {
        return of(halves.whole(), List.of(halves.first(), halves.second()), choose);
    }

    private static CriticalPoint of(
            Objective whole, List<Objective> halves, UnaryOperator<Config> choose) {
        Config config =
                choose.apply(new Config(1.25, 0, 1e-3, new Lanczos.Config(200, 1e-4, 256, 0)));
        try (var scope = Scope.open()) {
            double loss = whole.value();
            double reach = Math.max(1, whole.point().norm().item());
            double epsilon = SymmetricOperator.of(whole).epsilon();
            Lanczos spectrum = Lanczos.of(whole, _ -> config.lanczos());
            Stream.of(spectrum.least(), spectrum.greatest()).forEach(it -> scope.keep(it.vector()));
            Tensor gradient = scope.keep(whole.gradient());
            Tensor difference = difference(halves, gradient);
            double noise = difference.norm().item();
            Tensor steep = spectrum.greatest().vector();
            double strength =
                    Math.max(
                            ratio(gradient, difference),
                            ratio(without(gradient, steep), without(difference, steep)));
            double smallest =
                    Stream.of(
                                    ROUNDINGS * epsilon * spectrum.scale() * reach,
                                    config.flatness() * Math.abs(loss) / reach,
                                    config.tolerance())
                            .reduce(0.0, Math::max);
            double error = spectrum.scale() * epsilon + residualError(spectrum);
            double tau = Math.max(SMALL * spectrum.scale(), ERRORS * error);
            Tensor down = spectrum.least().vector();
            boolean falls = spectrum.least().value() < -tau;
            var point =
                    new CriticalPoint(
                            Verdict.UNDECIDED,
                            loss,
                            gradient,
                            noise,
                            strength,
                            smallest,
                            spectrum,
                            tau,
                            halves.stream().map(half -> curvature(half, down)).toList(),
                            falls ? LineSearch.along(whole, down, reach) : standing(loss));
            return point.judged(config, reach, epsilon);
        }
    }

    private static LineSearch standing(double loss) {
        return new LineSearch(loss, 0, loss, new double[] {0}, new double[] {loss});
    }

    /// (g₁ - g₂) / 2, and 0 without halves.
    private static Tensor difference(List<Objective> halves, Tensor gradient) {
        return halves.isEmpty()
                ? Tensor.zerosLike(gradient)
                : halves.get(0).gradient().sub(halves.get(1).gradient()).div(2);
    }

    private static double ratio(Tensor gradient, Tensor difference) {
        return gradient.norm().item() / difference.norm().item();
    }

    /// v - (uᵀ·v)·u.
    private static Tensor without(Tensor v, Tensor u) {
        return v.sub(u.mul(u.dot(v)));
    }

    /// |λ - θ| is of the order of the squared residual, against the width of the spectrum.
    private static double residualError(Lanczos spectrum) {
        double residual = spectrum.least().residual();
        return spectrum.scale() > 0 ? residual * residual / spectrum.scale() : 0;
    }

    /// uᵀ·H·u.
    private static double curvature(Objective objective, Tensor u) {
        try (var scope = Scope.open()) {
            return u.dot(objective.product(u)).item();
        }
    }

    private CriticalPoint judged(Config config, double reach, double epsilon) {
        return new CriticalPoint(
                kind(config, reach, epsilon),
                loss,
                gradient,
                noise,
                strength,
                smallest,
                spectrum,
                tau,
                curvatures,
                descent);
    }

    private Verdict kind(Config config, double reach, double epsilon) {
        double change = config.flatness() * Math.abs(loss); // of the loss, that matters
        double least = spectrum.least().value();
        boolean flat = spectrum.scale() * reach * reach / 2 <= change; // |λ|·‖w‖²/2
        if (!Double.isFinite(loss) || !Double.isFinite(gradientNorm())) {
            return Verdict.UNDECIDED;
        }
        boolean noisy = strength <= config.noises();
        if (!noisy && gradientNorm() > smallest) {
            return Verdict.NOT_CRITICAL;
        }
        if (least < -tau) {
            double matters = flat ? change : 8 * epsilon * Math.abs(loss);
            boolean lower = descent.drop() > matters;
            boolean agreed = curvatures.stream().allMatch(curvature -> curvature < 0);
            if (lower && agreed) {
                return spectrum.greatest().value() < -tau ? Verdict.MAXIMUM : Verdict.SADDLE;
            }
            return flat ? Verdict.PLATEAU : Verdict.UNDECIDED;
        }
        if (!spectrum.converged() && least - spectrum.least().residual() < -tau) {
            return Verdict.UNDECIDED;
        }
        return flat ? Verdict.PLATEAU : Verdict.MINIMUM;
    }

    public double gradientNorm() {
        try (var norm = gradient.norm()) {
            return norm.item();
        }
    }
}
