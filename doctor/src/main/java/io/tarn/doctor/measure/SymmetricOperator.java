package io.tarn.doctor.measure;

import io.tarn.tensor.DType;
import io.tarn.tensor.Device;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;

/// A symmetric matrix A that is known by its products A·v alone, such as the Hessian of an [Objective].
///
/// ```java
/// var bowl = SymmetricOperator.of(v -> v.mul(scales), 1000);
/// double steepest = Lanczos.of(bowl).greatest().value();
/// ```
///
/// @param product A·v for a vector v of `size` elements
/// @param type of the vectors
public record SymmetricOperator(
        UnaryOperator<Tensor> product, long size, DType type, Device device) {
    public SymmetricOperator {
        if (size < 1 || !type.isFloatingPoint()) {
            throw TensorException.of(
                    "SymmetricOperator",
                    "one row or more, of a floating type",
                    "%d rows of %s".formatted(size, type),
                    "give the number of rows");
        }
    }

    /// The Hessian of a loss where its net stands now.
    public static SymmetricOperator of(Objective objective) {
        Tensor sample = objective.parameters().getFirst().value();
        return new SymmetricOperator(
                objective::product, objective.size(), sample.dtype(), sample.device());
    }

    /// Products with vectors of FLOAT64 on the CPU.
    public static SymmetricOperator of(UnaryOperator<Tensor> product, long size) {
        return new SymmetricOperator(product, size, DType.FLOAT64, Device.CPU);
    }

    /// A symmetric matrix, `[size, size]`.
    public static SymmetricOperator of(Tensor matrix) {
        return new SymmetricOperator(matrix::mv, matrix.size(0), matrix.dtype(), matrix.device());
    }

    /// A·v.
    Tensor times(Tensor v) {
        try (var scope = Scope.open()) {
            Tensor result = product.apply(v);
            if (result.elements() != size) {
                throw TensorException.of(
                        "SymmetricOperator",
                        "a product of %d elements".formatted(size),
                        result.shape(),
                        "return A·v for the v that is given");
            }
            return scope.keep(result.reshape(size).to(type).detach());
        }
    }

    /// A direction that is as likely as any other, of length 1.
    Tensor direction(Random random) {
        try (var scope = Scope.open()) {
            Tensor v = random.normal_(Tensor.empty(Shape.of(size), type), 0, 1).to(device);
            return scope.keep(v.div(v.norm()));
        }
    }

    /// A vector of -1 and 1, each as likely as the other.
    Tensor signs(Random random) {
        try (var scope = Scope.open()) {
            Tensor v = random.bernoulli_(Tensor.empty(Shape.of(size), type), 0.5);
            return scope.keep(v.mul(2).sub(1).to(device));
        }
    }

    /// The distance from 1 to the next number of this type.
    double epsilon() {
        return epsilon(type);
    }

    static double epsilon(DType type) {
        return type == DType.FLOAT64 ? Math.ulp(1.0) : Math.ulp(1f);
    }

    /// How many vectors fit into so much memory.
    int vectors(int megabytes) {
        return (int) Math.min(size, megabytes * (1L << 20) / (size * type.bytes()));
    }
}
