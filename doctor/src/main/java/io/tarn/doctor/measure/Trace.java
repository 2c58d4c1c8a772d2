package io.tarn.doctor.measure;

import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// An estimate of tr H, the sum of a Hessian's eigenvalues, with its standard error.
///
/// ```java
/// var trace = Trace.of(objective, c -> c.products(100));
/// double meanCurvature = trace.value() / objective.size();
/// ```
///
/// @param products H·v that were made: all that it costs
public record Trace(double value, double standardError, int products) {
    /// How much it may cost.
    ///
    /// @param products H·v at most
    public record Config(int products, long seed) {
        public Config {
            if (products < 6) {
                throw TensorException.of(
                        "Trace", "6 products or more", products, "100 give about a tenth");
            }
        }

        public Config products(int count) {
            return new Config(count, seed);
        }

        public Config seed(long start) {
            return new Config(products, start);
        }

        private static Config chosen(UnaryOperator<Config> choose) {
            return choose.apply(new Config(100, 0));
        }
    }

    public static Trace of(Objective objective, UnaryOperator<Config> choose) {
        return of(SymmetricOperator.of(objective), choose);
    }

    /// The estimate of Hutchinson, which holds few vectors: tr A = E vᵀ·A·v, where each element of v is -1 or 1.
    public static Trace of(SymmetricOperator operator, UnaryOperator<Config> choose) {
        Config config = Config.chosen(choose);
        Random random = Random.of(config.seed());
        double[] samples = new double[config.products()];
        for (int i = 0; i < samples.length; i++) {
            try (var scope = Scope.open()) {
                Tensor v = operator.signs(random);
                samples[i] = v.dot(operator.times(v)).item();
            }
        }
        return new Trace(Moments.mean(samples), Moments.standardError(samples), samples.length);
    }

    public static Trace sketched(Objective objective, UnaryOperator<Config> choose) {
        return sketched(SymmetricOperator.of(objective), choose);
    }

    /// Hutch++: exact where a third of the products finds the matrix large, and the estimate of Hutchinson for the rest. It is the better one
    /// where few eigenvalues are large, and holds two thirds of a vector for each product.
    public static Trace sketched(SymmetricOperator operator, UnaryOperator<Config> choose) {
        Config config = Config.chosen(choose);
        Random random = Random.of(config.seed());
        int columns = (int) Math.min(config.products() / 3, operator.size());
        try (var scope = Scope.open()) {
            List<Tensor> images = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                images.add(operator.times(operator.signs(random)));
            }
            Tensor q = Decompositions.qr(Tensor.stack(images, 1)).q(); // [n, columns]
            // tr A = tr QᵀAQ + tr (I - QQᵀ)·A·(I - QQᵀ)
            double large = 0;
            for (int i = 0; i < columns; i++) {
                Tensor v = q.select(1, i).contiguous();
                large += v.dot(operator.times(v)).item();
            }
            double[] rest = new double[columns];
            for (int i = 0; i < columns; i++) {
                try (var inner = Scope.open()) {
                    Tensor v = operator.signs(random);
                    Tensor across = v.sub(q.mv(q.t().mv(v)));
                    rest[i] = across.dot(operator.times(across)).item();
                }
            }
            return new Trace(large + Moments.mean(rest), Moments.standardError(rest), 3 * columns);
        }
    }
}
