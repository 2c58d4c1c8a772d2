package io.tarn.nn;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Spectral normalisation: W / σ, where σ is the largest singular value of the weight as a matrix
/// `[out, in·kernel]`, so that the layer stretches nothing by more than 1 (Miyato et al., 2018).
///
/// σ = uᵀ·W·v with vectors that take one step of the power iteration each time the layer runs in
/// training.
///
/// | | shape |
/// |---|---|
/// | `original` W | the weight's |
/// | `0._u` u, `0._v` v | `[out]`, `[in·kernel]` |
public final class SpectralNorm implements Parametrisation {
    private static final double EPSILON = 1e-12;
    private static final int FIRST_STEPS =
            15; // as in PyTorch, so that σ is about right from the start

    private final Mode mode = new Mode();
    private final Parameter original;

    @Inline private final Map<String, Buffer> vectors = new LinkedHashMap<>();

    private final Buffer u;
    private final Buffer v;
    private final int dimension;

    private SpectralNorm(Tensor weight, int dimension) {
        if (weight.rank() < 2) {
            throw TensorException.of(
                    "SpectralNorm",
                    "a weight of two or more dimensions",
                    weight.shape(),
                    "name another parameter");
        }
        this.dimension = dimension;
        this.original = Parameter.of(weight);
        Shape matrix = matrix(weight).shape();
        this.u = start(matrix.size(0), weight);
        this.v = start(matrix.size(1), weight);
        vectors.put("0._u", u);
        vectors.put("0._v", v);
        iterate(FIRST_STEPS);
    }

    /// A parametrisation that starts from a weight whose outputs come first.
    public static SpectralNorm of(Tensor weight) {
        return of(weight, 0);
    }

    /// The same for a weight whose outputs are at `dimension`: 1 for transposed convolutions.
    public static SpectralNorm of(Tensor weight, int dimension) {
        return new SpectralNorm(weight, dimension);
    }

    /// A layer with normalised weight: `SpectralNorm.on(Conv2d.of(3, 64, 3))`.
    public static Parametrised on(Layer layer) {
        return switch (layer) {
            case ConvTranspose1d _, ConvTranspose2d _, ConvTranspose3d _ ->
                    Parametrised.of(layer, weight -> of(weight, 1));
            default -> Parametrised.of(layer, SpectralNorm::of);
        };
    }

    @Override
    public Tensor weight() {
        if (mode.isTraining()) {
            iterate(1);
        }
        Tensor w = matrix(original.value()); // [out, in·kernel]
        // copies, so that the next step of the iteration leaves this step's gradient alone
        Tensor left = u.value().copy();
        Tensor right = v.value().copy();
        // σ = uᵀ·W·v
        Tensor sigma = left.mul(w.matmul(right)).sum();
        // W / σ
        return original.value().div(sigma);
    }

    private static Buffer start(long size, Tensor weight) {
        return Buffer.of(normalised(Random.global().normal(size).typeAs(weight)));
    }

    /// u ← Wv / ‖Wv‖;  v ← Wᵀu / ‖Wᵀu‖.
    private void iterate(int steps) {
        try (var off = Gradient.off()) {
            Tensor w = matrix(original.value());
            for (int i = 0; i < steps; i++) {
                u.set(normalised(w.matmul(v.value())));
                v.set(normalised(w.transpose(0, 1).matmul(u.value())));
            }
        }
    }

    private Tensor matrix(Tensor weight) {
        return weight.movedim(dimension, 0).flatten(1);
    }

    private static Tensor normalised(Tensor x) {
        return x.div(x.norm().clampMin(EPSILON));
    }

    @Override
    public String toString() {
        return "SpectralNorm" + original.value().shape();
    }
}
