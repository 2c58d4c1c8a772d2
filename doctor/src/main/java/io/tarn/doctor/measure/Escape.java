package io.tarn.doctor.measure;

import io.tarn.report.Bars;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;

/// A step away from a saddle, along the direction in which the loss curves down most, beside two other steps of the same length.
///
/// ```java
/// var escape = Escape.from(objective, point);
/// if (escape.isBest()) { escape.take(objective); }
/// ```
///
/// Looking changes nothing; [#take] moves the weights. It costs four losses, for the line search is in the [CriticalPoint], and the memory of
/// three vectors, whatever the size of the net.
///
/// @param start the loss at the saddle
/// @param loss after the step along ±u
/// @param gradientLoss after a step of this length against the gradient
/// @param randomLoss after a step of this length along a random line, the better way
/// @param step along u; the sign says which way
/// @param direction u, `[weights]`, of length 1
public record Escape(
        double start,
        double loss,
        double gradientLoss,
        double randomLoss,
        double step,
        Tensor direction) {
    public static Escape from(Objective objective, CriticalPoint point) {
        return from(objective, point, 0);
    }

    /// With a seed for the random direction.
    public static Escape from(Objective objective, CriticalPoint point, long seed) {
        double step = point.descent().step();
        if (step == 0) {
            throw TensorException.of(
                    "Escape",
                    "a point from which a step along u lowers the loss",
                    "a %s with least eigenvalue %.3g"
                            .formatted(point.verdict(), point.spectrum().least().value()),
                    "escape only from a saddle");
        }
        try (var scope = Scope.open()) {
            Tensor here = objective.point();
            double length = Math.abs(step);
            double norm = point.gradientNorm();
            Tensor random = SymmetricOperator.of(objective).direction(Random.of(seed));
            double downhill = norm > 0 ? -length / norm : 0; // there is no way where g = 0
            return new Escape(
                    point.loss(),
                    LineSearch.at(objective, here, point.spectrum().least().vector(), step),
                    LineSearch.at(objective, here, point.gradient(), downhill),
                    Math.min(
                            LineSearch.at(objective, here, random, length),
                            LineSearch.at(objective, here, random, -length)),
                    step,
                    point.spectrum().least().vector());
        }
    }

    /// Whether the step along u ends lower than where it began, and lower than both others.
    public boolean isBest() {
        return loss < start && loss < gradientLoss && loss < randomLoss;
    }

    /// Takes the step: the net of `objective` has other weights afterwards.
    public void take(Objective objective) {
        try (var scope = Scope.open()) {
            objective.moveTo(objective.point().add(direction, step));
        }
    }

    public Bars chart() {
        return Bars.of(
                        "Loss after one step of length %.3g".formatted(Math.abs(step)),
                        List.of("no step", "negative curvature", "against the gradient", "random"))
                .bars("loss", start, loss, gradientLoss, randomLoss)
                .lying()
                .x("loss");
    }
}
