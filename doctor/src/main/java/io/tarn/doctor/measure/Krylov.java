package io.tarn.doctor.measure;

import io.tarn.tensor.DType;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The space of v, A·v, A²·v, …, with a basis V of unit vectors at right angles, and A seen in it: T = V·A·Vᵀ.
///
/// A·Vᵀ = Vᵀ·T + β·next·eᵀ, so T is A's best image in the space, and β says what is missing. Each new vector is made perpendicular to all
/// others twice, because rounding would otherwise bring found eigenvalues back as ghosts.
final class Krylov {
    private final SymmetricOperator operator;
    private final Tensor basis; // V [capacity, n]
    private final double[][] image; // T
    private int size;
    private Tensor next; // [n]
    private double beta;
    private double scale;

    Krylov(SymmetricOperator operator, int capacity, Tensor start) {
        this.operator = operator;
        this.basis =
                Tensor.zeros(Shape.of(capacity, operator.size()), operator.type())
                        .to(operator.device());
        this.image = new double[capacity][capacity];
        try (var scope = Scope.open()) {
            this.next = scope.keep(start.div(start.norm()));
        }
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == image.length;
    }

    /// Whether A leads out of the space no more: all that the start can meet is found.
    boolean isClosed() {
        return size == operator.size() || size > 0 && beta <= 4 * operator.epsilon() * scale;
    }

    /// One more dimension, by one product.
    void extend() {
        try (var scope = Scope.open()) {
            basis.select(0, size).copy_(next);
            Tensor v = basis.narrow(0, 0, size + 1L); // [size + 1, n]
            Tensor w = operator.times(next);
            Tensor along = v.mv(w);
            w = w.sub(v.t().mv(along));
            Tensor again = v.mv(w);
            w = w.sub(v.t().mv(again));
            double[] column = along.add(again).to(DType.FLOAT64).toDoubleArray();
            for (int i = 0; i <= size; i++) {
                image[i][size] = column[i];
                image[size][i] = column[i];
            }
            size++;
            beta = w.norm().item();
            if (!Double.isFinite(beta)) {
                throw TensorException.of(
                        "Lanczos",
                        "finite products of the operator with vectors",
                        "one of norm " + beta,
                        "look for the first value that is not finite; the loss may have diverged");
            }
            scale = Math.max(scale, Math.max(beta, Math.abs(column[size - 1])));
            next.copy_(beta > 0 ? w.div(beta) : w);
        }
    }

    /// The eigenvalues of T, rising, with what A does not know about them.
    Ritz ritz() {
        double[][] part = new double[size][];
        for (int i = 0; i < size; i++) {
            part[i] = Arrays.copyOf(image[i], size);
        }
        try (var scope = Scope.open()) {
            var eigen = Decompositions.eigh(Tensor.of(part));
            double[] values = eigen.values().toDoubleArray();
            double[] first = eigen.vectors().select(0, 0).contiguous().toDoubleArray();
            double[] last = eigen.vectors().select(0, size - 1L).contiguous().toDoubleArray();
            double[] residuals = Arrays.stream(last).map(s -> beta * Math.abs(s)).toArray();
            return new Ritz(values, first, residuals, scope.keep(eigen.vectors()));
        }
    }

    /// Eigenvectors of T as vectors of the whole space, `[columns, n]`.
    Tensor vectors(Ritz ritz, int... columns) {
        try (var scope = Scope.open()) {
            long[] index = IntStream.of(columns).asLongStream().toArray();
            Tensor mix =
                    ritz.vectors()
                            .indexSelect(1, Tensor.of(index, index.length))
                            .t()
                            .to(operator.type())
                            .to(operator.device()); // [columns, size]
            return scope.keep(mix.matmul(basis.narrow(0, 0, size)));
        }
    }

    /// Forgets all but some eigenvectors of T, to make room; the space still grows from where it ended.
    void keep(Ritz ritz, int... columns) {
        try (var scope = Scope.open()) {
            basis.narrow(0, 0, columns.length).copy_(vectors(ritz, columns));
        }
        for (double[] row : image) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < columns.length; i++) {
            image[i][i] = ritz.values()[columns[i]];
        }
        size = columns.length;
    }

    /// The largest size of an entry of T so far, near that of A's largest eigenvalue.
    double scale() {
        return scale;
    }

    /// The eigenvalues of T: Ritz values.
    ///
    /// @param first the share of the start in each eigenvector
    /// @param residuals ‖A·x - θ·x‖ of each
    record Ritz(double[] values, double[] first, double[] residuals, Tensor vectors) {
        double scale() {
            return Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
        }

        /// An estimate of |λ - θ|: ‖A·x - θ·x‖, or its square over the distance to the nearest other one.
        double error(int i) {
            double gap = Double.POSITIVE_INFINITY;
            for (int j = Math.max(0, i - 1); j <= Math.min(values.length - 1, i + 1); j++) {
                gap = j == i ? gap : Math.min(gap, Math.abs(values[j] - values[i]));
            }
            return Math.min(residuals[i], residuals[i] * residuals[i] / gap);
        }
    }
}
