package io.tarn.doctor.measure;

import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;

/// How much the loss rises around the weights: along the gradient, and along random directions in units of each filter's length.
///
/// ```java
/// var sharpness = Sharpness.of(objective);
/// sharpness.rise();          // L(w + ρ·g/‖g‖) - L(w), what SAM lowers
/// sharpness.filterRise();    // the mean of L(w + r·d) - L(w) over filter-normalised d, which no rescaling of layers changes
/// ```
///
/// Costs one gradient and 2 + 2·directions losses. The first measure depends on how the net is parametrised; flatness by either
/// is only associated with generalisation.
///
/// @param loss L(w)
/// @param rise along the gradient; 0 where the gradient is 0
/// @param rho the length of that step
/// @param filterRise the mean over directions and both signs
/// @param filterSpread its standard deviation over directions; 0 for one direction
/// @param radius the length of those steps, as a share of each filter's length
public record Sharpness(
        double loss,
        double rise,
        double rho,
        double filterRise,
        double filterSpread,
        double radius,
        int directions) {
    /// How far and how often to look.
    public record Config(double rho, double radius, int directions, long seed) {
        public Config {
            if (!(rho > 0 && radius > 0 && directions > 0)) {
                throw TensorException.of(
                        "Sharpness",
                        "rho, radius and directions above 0",
                        "%s, %s and %d".formatted(rho, radius, directions),
                        "see Sharpness.Config");
            }
        }

        public Config rho(double length) {
            return new Config(length, radius, directions, seed);
        }

        public Config radius(double share) {
            return new Config(rho, share, directions, seed);
        }

        public Config directions(int count) {
            return new Config(rho, radius, count, seed);
        }

        public Config seed(long number) {
            return new Config(rho, radius, directions, number);
        }
    }

    public static Sharpness of(Objective objective) {
        return of(objective, c -> c);
    }

    public static Sharpness of(Objective objective, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(0.05, 0.1, 10, 0));
        double loss = objective.value();
        double[] rises = new double[config.directions];
        Random random = Random.of(config.seed);
        for (int i = 0; i < rises.length; i++) {
            rises[i] = around(objective, random, config.radius) - loss;
        }
        double mean = Robust.mean(rises);
        return new Sharpness(
                loss,
                uphill(objective, config.rho) - loss,
                config.rho,
                mean,
                Robust.deviation(rises),
                config.radius,
                config.directions);
    }

    /// L(w + ρ·g/‖g‖).
    private static double uphill(Objective objective, double rho) {
        try (var scope = Scope.open()) {
            Tensor g = objective.gradient();
            double norm = g.norm().item();
            return objective.valueAt(objective.point().add(g, norm > 0 ? rho / norm : 0));
        }
    }

    /// The mean of L(w + r·d) and L(w - r·d): what the slope adds cancels.
    private static double around(Objective objective, Random random, double radius) {
        try (var scope = Scope.open()) {
            Tensor d = FilterDirection.draw(objective, random);
            Tensor w = objective.point();
            return (objective.valueAt(w.add(d, radius)) + objective.valueAt(w.add(d, -radius))) / 2;
        }
    }

    @Override
    public String toString() {
        return "sharpness: loss %.4g rises by %.3g at %.3g along the gradient, by %.3g ± %.2g at %.3g of each filter"
                .formatted(loss, rise, rho, filterRise, filterSpread, radius);
    }
}
