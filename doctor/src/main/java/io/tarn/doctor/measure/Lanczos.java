package io.tarn.doctor.measure;

import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The least and the greatest eigenvalue of a Hessian, with their eigenvectors, by products H·v alone.
///
/// ```java
/// var ends = Lanczos.of(objective);
/// boolean downhill = ends.least().value() < 0;           // the loss curves down along ends.least().vector()
/// ```
///
/// The method of Lanczos, every vector made perpendicular to all before, restarted with the best ones kept where memory is short. It costs
/// 20 to 80 products on most nets, at most `steps`; each is about a forward and two backward passes over the examples. In memory it has at
/// most `megabytes` of vectors, and never fewer than 8 vectors.
///
/// In single precision, eigenvalues below a millionth of the largest are rounding.
///
/// @param products that were made
/// @param converged whether both ends reached the tolerance
public record Lanczos(End least, End greatest, int products, boolean converged) {
    private static final int FEWEST = 8; // vectors that a restart needs
    private static final int BETWEEN = 4; // products between two looks
    private static final int LOOKS =
            3; // in a row that have to be content, for a start may hardly meet an end

    /// An eigenvalue and its eigenvector x of length 1.
    ///
    /// @param residual ‖H·x - λ·x‖; an eigenvalue is at most so far away
    public record End(double value, Tensor vector, double residual) {}

    /// How hard it tries.
    ///
    /// @param steps products at most
    /// @param tolerance error of an end against its own size; it also ends where rounding hides more
    /// @param megabytes of memory for vectors
    public record Config(int steps, double tolerance, int megabytes, long seed) {
        public Config {
            if (steps < 1 || !(tolerance > 0) || megabytes < 1) {
                throw TensorException.of(
                        "Lanczos",
                        "1 step and megabyte or more, and a tolerance above 0",
                        "%d steps, %d megabytes, tolerance %s"
                                .formatted(steps, megabytes, tolerance),
                        "see Lanczos.Config");
            }
        }

        public Config steps(int count) {
            return new Config(count, tolerance, megabytes, seed);
        }

        public Config tolerance(double error) {
            return new Config(steps, error, megabytes, seed);
        }

        public Config megabytes(int limit) {
            return new Config(steps, tolerance, limit, seed);
        }

        public Config seed(long start) {
            return new Config(steps, tolerance, megabytes, start);
        }
    }

    public static Lanczos of(Objective objective) {
        return of(objective, c -> c);
    }

    public static Lanczos of(Objective objective, UnaryOperator<Config> choose) {
        return of(SymmetricOperator.of(objective), choose);
    }

    public static Lanczos of(SymmetricOperator operator) {
        return of(operator, c -> c);
    }

    public static Lanczos of(SymmetricOperator operator, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(200, 1e-4, 256, 0));
        int capacity = Math.max(FEWEST, operator.vectors(config.megabytes()));
        capacity = (int) Math.min(Math.min(capacity, operator.size()), config.steps());
        try (var scope = Scope.open()) {
            var space =
                    new Krylov(operator, capacity, operator.direction(Random.of(config.seed())));
            int content = 0;
            for (int products = 1; ; products++) {
                space.extend();
                boolean last = products == config.steps() || space.isClosed();
                if (!last && !space.isFull() && space.size() % BETWEEN != 0) {
                    continue;
                }
                Krylov.Ritz ritz = space.ritz();
                content = isContent(space, ritz, operator, config) ? content + 1 : 0;
                boolean converged = space.isClosed() || content >= LOOKS;
                if (last || converged) {
                    return result(scope, space, ritz, products, converged);
                }
                if (space.isFull()) {
                    space.keep(ritz, bothEnds(space.size()));
                }
            }
        }
    }

    private static boolean isContent(
            Krylov space, Krylov.Ritz ritz, SymmetricOperator operator, Config config) {
        double rounding = 10 * operator.epsilon() * ritz.scale();
        return IntStream.of(0, space.size() - 1)
                .allMatch(i ->
                        ritz.residuals()[i] <= rounding
                                || ritz.error(i)
                                        <= config.tolerance() * Math.abs(ritz.values()[i]));
    }

    /// A quarter of the vectors from each end.
    private static int[] bothEnds(int size) {
        int quarter = Math.max(1, size / 4);
        return IntStream.range(0, size).filter(i -> i < quarter || i >= size - quarter).toArray();
    }

    private static Lanczos result(
            Scope scope, Krylov space, Krylov.Ritz ritz, int products, boolean converged) {
        int last = space.size() - 1;
        Tensor both = space.vectors(ritz, 0, last);
        return new Lanczos(
                end(scope, ritz, 0, both.select(0, 0)),
                end(scope, ritz, last, both.select(0, 1)),
                products,
                converged);
    }

    private static End end(Scope scope, Krylov.Ritz ritz, int i, Tensor vector) {
        double residual = ritz.residuals()[i];
        return new End(ritz.values()[i], scope.keep(vector.div(vector.norm())), residual);
    }

    /// The eigenvalue that is larger in size.
    public double scale() {
        return Math.max(Math.abs(least.value()), Math.abs(greatest.value()));
    }
}
