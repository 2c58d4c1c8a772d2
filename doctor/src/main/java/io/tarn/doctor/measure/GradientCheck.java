package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.report.Bars;
import io.tarn.report.Chart;
import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.List;
import java.util.function.UnaryOperator;

/// Whether backward passes compute the slopes that the loss really has, tensor by tensor.
///
/// ```java
/// var check = GradientCheck.of(task, batch);
/// check.wrong();             // [0.weight, 0.bias]: the fault lies in what follows them
/// ```
///
/// (L(w + h·d) - L(w - h·d))/2h must be g·d, along the gradient of each parameter tensor and along random directions of it. The net
/// computes in double precision and evaluation mode, at weights that are shaken a little, so that none sits on the kink of a ReLU; where a
/// step of one length crosses a kink, shorter ones decide. A net that cannot compute in double precision is checked in its own. Costs one
/// gradient, some ten losses to learn how they scatter, and for each tensor and direction 2 losses where both agree and 8 where not.
/// Afterwards the net has its type, weights and gradients again; `value()` of a parameter must be asked for anew.
///
/// @param parts one for each parameter tensor that learns, in the order of the net; none where the loss is not finite
/// @param loss where the check was made
/// @param type in which the net computed
/// @param tolerance the largest error of a right gradient: 1e-5 in double precision, else 1e-2
/// @param noise by how much the loss scatters from rounding, or from chance of its own
public record GradientCheck(
        List<Part> parts, double loss, DType type, double tolerance, double noise) {
    /// A parameter tensor, along the direction with the worst agreement.
    ///
    /// @param backward g·d
    /// @param difference the slope of the loss along d, a vector of length 1
    /// @param error their difference beyond rounding, as a share of the larger, or of the gradient's usual slope ‖g‖/√n
    /// @param unseen the error that rounding could hide
    public record Part(
            String name, double backward, double difference, double error, double unseen) {}

    /// How much is looked at.
    ///
    /// @param directions for each tensor: the gradient, and random ones
    /// @param tensors at most; of more, some are chosen, evenly spread
    public record Config(int directions, int tensors, long seed) {
        public Config {
            if (directions < 1 || tensors < 1) {
                throw TensorException.of(
                        "GradientCheck",
                        "1 direction and 1 tensor or more",
                        "%d and %d".formatted(directions, tensors),
                        "see GradientCheck.Config");
            }
        }

        public Config directions(int count) {
            return new Config(count, tensors, seed);
        }

        public Config tensors(int count) {
            return new Config(directions, count, seed);
        }

        public Config seed(long number) {
            return new Config(directions, tensors, number);
        }
    }

    public GradientCheck {
        parts = List.copyOf(parts);
    }

    public static GradientCheck of(Task task, Batch batch) {
        return of(task, batch, c -> c);
    }

    public static GradientCheck of(Task task, Batch batch, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(2, 200, 0));
        try (var visit = Visit.to(task);
                var scope = Scope.open()) {
            try (var doubled = Doubled.of(task.net())) {
                return Slopes.of(task, doubled.of(batch), doubled.type(), config.seed)
                        .check(config);
            } catch (TensorException e) {
                // a constant of the net stays in single precision; any other reason comes up again
                DType own = task.net().parameters().getFirst().value().dtype();
                return Slopes.of(task, batch, own, config.seed).check(config);
            }
        }
    }

    /// The names of the tensors whose gradient is wrong, in the order of the net. A fault in one operation spoils the gradients of all that
    /// comes before it: look behind the last of them.
    public List<String> wrong() {
        return parts.stream().filter(part -> !isRight(part)).map(Part::name).toList();
    }

    /// Whether no gradient is wrong.
    public boolean isRight() {
        return parts.stream().allMatch(this::isRight);
    }

    private boolean isRight(Part part) {
        return part.error <= tolerance; // false for NaN
    }

    /// The names of the tensors whose slope is so small that rounding or chance could hide a fault: dead units, vanished gradients.
    public List<String> unchecked() {
        return parts.stream().filter(part -> !(part.unseen <= 0.1)).map(Part::name).toList();
    }

    /// Whether every tensor could be checked.
    public boolean isConclusive() {
        return !parts.isEmpty() && unchecked().isEmpty();
    }

    /// The error of each tensor.
    public Chart chart() {
        List<String> names = parts.stream().map(Part::name).toList();
        double[] errors = parts.stream().mapToDouble(part -> Math.max(part.error, 1e-12)).toArray();
        return Bars.of("Error of the gradient", names)
                .bars("error", errors)
                .lying()
                .logX()
                .note("Right below %.0e, computed in %s.".formatted(tolerance, type));
    }

    @Override
    public String toString() {
        return isRight()
                ? "gradients: %d tensors agree with differences in %s".formatted(parts.size(), type)
                : "gradients: wrong in %s".formatted(String.join(", ", wrong()));
    }
}
