package io.tarn.classic.factor;

import io.tarn.classic.Examples;
import io.tarn.classic.Saved;
import io.tarn.classic.Transformation;
import io.tarn.data.text.SparseRows;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Latent semantic analysis: rows as mixtures of a few directions, those that explain most of the table; words that occur together share one.
///
/// It is a truncated singular value decomposition, X ≈ U·diag(s)·Vᵀ, of a table whose columns are not centred, so that a sparse one stays
/// sparse. It is made for [io.tarn.data.text.BagOfWords] with TF-IDF.
public final class Lsa implements Transformation {
    public static final String TYPE = "lsa";

    private static final String WHO = "Lsa";

    private final Tensor components; // [components, columns]
    private final Tensor singularValues; // [components]

    /// @param iterations of the search for the directions; more are needed where singular values are close to each other
    /// @param seed of the directions that it starts with
    public record Config(int iterations, long seed) {
        public Config {
            if (iterations < 0) {
                throw TensorException.of(
                        WHO, "0 iterations or more", iterations, "5 are mostly enough");
            }
        }

        public Config iterations(int times) {
            return new Config(times, seed);
        }

        public Config seed(long start) {
            return new Config(iterations, start);
        }
    }

    private Lsa(Tensor components, Tensor singularValues) {
        this.components = components.unscoped();
        this.singularValues = singularValues.unscoped();
    }

    /// @param x `[rows, columns]`
    public static Lsa fit(Tensor x, int components) {
        return fit(x, components, c -> c);
    }

    public static Lsa fit(Tensor x, int components, UnaryOperator<Config> choose) {
        return fit(Product.of(Examples.rows(WHO, x, 1)), components, choose);
    }

    /// @param x a row for each text
    public static Lsa fit(SparseRows x, int components) {
        return fit(x, components, c -> c);
    }

    public static Lsa fit(SparseRows x, int components, UnaryOperator<Config> choose) {
        return fit(Product.of(Counts.finite(WHO, x, 1)), components, choose);
    }

    private static Lsa fit(Product x, int components, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(5, 0));
        long most = Math.min(x.rows(), x.columns());
        if (components < 1 || components > most) {
            throw TensorException.of(
                    WHO,
                    "1 to %d components".formatted(most),
                    components,
                    "there are no more directions than rows or columns");
        }
        ThinSvd svd = ThinSvd.of(x, components, config.iterations(), config.seed());
        return new Lsa(svd.vh(), svd.s());
    }

    /// `[components, columns]`, rows of length 1 that stand upright on each other
    public Tensor components() {
        return components;
    }

    /// `[components]`, falling
    public Tensor singularValues() {
        return singularValues;
    }

    /// X·V
    @Override
    public Tensor transform(Tensor x) {
        return Examples.asked(WHO, x, components.size(1)).matmul(components.t());
    }

    /// X·V, `[rows, components]`
    public Tensor transform(SparseRows x) {
        return Product.of(Counts.asked(WHO, x, components.size(1))).times(components.t());
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of(),
                Map.of("components", components, "singular_values", singularValues));
    }

    public static Lsa restore(Saved saved) {
        Tensor components = saved.tensor("components", -1, -1);
        return new Lsa(components, saved.tensor("singular_values", components.size(0)));
    }

    @Override
    public String toString() {
        return "Lsa(%d columns, %d components)".formatted(components.size(1), components.size(0));
    }
}
