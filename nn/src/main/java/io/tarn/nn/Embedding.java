package io.tarn.nn;

import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/// A table of learned vectors, looked up by whole numbers: `y = W[x]`.
///
/// | | shape |
/// |---|---|
/// | input | `[*]` whole numbers from 0 to rows - 1 |
/// | output | `[*, width]` |
/// | `weight` | `[rows, width]` |
public final class Embedding implements Layer {
    /// How an [Embedding] is built.
    public record Config(
            long rows, long width, OptionalLong padding, OptionalDouble maxNorm, Init init) {
        public Config {
            if (rows < 1 || width < 1) {
                throw TensorException.of(
                        "Embedding",
                        "a table of 1 row and 1 column or more",
                        rows + "x" + width,
                        "count the words");
            }
            if (padding.isPresent() && (padding.getAsLong() < 0 || padding.getAsLong() >= rows)) {
                throw TensorException.of(
                        "Embedding",
                        "a padding row from 0 to " + (rows - 1),
                        padding.getAsLong(),
                        "0 is common");
            }
        }

        /// The row that stands for nothing: it starts as zeros and does not learn.
        public Config padding(long row) {
            return new Config(rows, width, OptionalLong.of(row), maxNorm, init);
        }

        /// Shrinks rows that are longer, whenever they are looked up.
        public Config maxNorm(double length) {
            return new Config(rows, width, padding, OptionalDouble.of(length), init);
        }

        public Config init(Init weight) {
            return new Config(rows, width, padding, maxNorm, weight);
        }
    }

    private static final Init NORMAL =
            (shape, random) -> random.normal(shape.toArray()); // as in PyTorch

    private final Config config;
    private final Parameter weight;

    private Embedding(Config config, Tensor table) {
        this.config = config;
        this.weight = Parameter.of(table);
    }

    public static Embedding of(long rows, long width) {
        return of(rows, width, config -> config);
    }

    /// `Embedding.of(10_000, 128, c -> c.padding(0))`.
    public static Embedding of(long rows, long width, UnaryOperator<Config> choose) {
        Config config =
                choose.apply(
                        new Config(
                                rows, width, OptionalLong.empty(), OptionalDouble.empty(), NORMAL));
        Tensor table = config.init.draw(Shape.of(config.rows, config.width), Random.global());
        config.padding.ifPresent(row -> table.narrow(0, row, 1).zero_());
        return new Embedding(config, table);
    }

    /// An embedding that starts from a given table `[rows, width]`; call `freeze()` to keep it.
    public static Embedding pretrained(Tensor table) {
        return pretrained(table, config -> config);
    }

    public static Embedding pretrained(Tensor table, UnaryOperator<Config> choose) {
        if (table.rank() != 2) {
            throw TensorException.of(
                    "Embedding", "a table [rows, width]", table.shape(), "reshape it");
        }
        Config base =
                new Config(
                        table.size(0),
                        table.size(1),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        NORMAL);
        return new Embedding(choose.apply(base), table);
    }

    @Override
    public Tensor forward(Tensor x) { // [*] → [*, width]
        Expect.indices(this, x, config.rows);
        config.maxNorm.ifPresent(length -> shrink(x, length));
        // y = W[x]
        Tensor y =
                config.padding.isPresent()
                        ? weight.value().embedding(x, config.padding.getAsLong())
                        : weight.value().embedding(x);
        return Hooks.after(this, x, y);
    }

    private void shrink(Tensor x, double length) {
        try (var off = Gradient.off()) {
            weight.value()
                    .embeddingRenorm_(x.dtype() == DType.INT64 ? x : x.to(DType.INT64), length, 2);
        }
    }

    public Parameter weight() {
        return weight;
    }

    @Override
    public String toString() {
        return "Embedding(%d, %d)".formatted(config.rows, config.width);
    }
}
