package io.tarn.classic;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;

/// How alike two rows are: their inner product after a map into a space that is never entered.
public sealed interface Kernel {
    /// k(a, b) of each row of `a` with each row of `b`.
    ///
    /// @param a `[rows, columns]`
    /// @param b `[others, columns]`
    /// @return `[rows, others]`
    Tensor between(Tensor a, Tensor b);

    static Kernel linear() {
        return new Linear();
    }

    static Kernel cosine() {
        return new Cosine();
    }

    /// With γ = 1 and an offset of 1.
    static Kernel polynomial(int degree) {
        return new Polynomial(degree, 1, 1);
    }

    static Kernel radial(double gamma) {
        return new Radial(gamma);
    }

    /// The radial kernel with γ = 1 / (columns · variance of all numbers in x), or 1 where these are all the same.
    static Kernel radialFor(Tensor x) {
        Tensor rows = Examples.rows("Kernel.radialFor", x, 1);
        Tensor all = rows.flatten();
        double variance = all.sub(all.mean()).square().mean().item();
        return new Radial(variance > 0 ? 1 / (rows.size(1) * variance) : 1);
    }

    /// Plain values, to be read again by [#restore].
    default Map<String, Object> settings() {
        return switch (this) {
            case Linear() -> Map.of("kernel", "linear");
            case Cosine() -> Map.of("kernel", "cosine");
            case Radial(double gamma) -> Map.of("kernel", "radial", "gamma", gamma);
            case Polynomial(int degree, double gamma, double offset) ->
                    Map.of(
                            "kernel",
                            "polynomial",
                            "degree",
                            degree,
                            "gamma",
                            gamma,
                            "offset",
                            offset);
            case Sigmoid(double gamma, double offset) ->
                    Map.of("kernel", "sigmoid", "gamma", gamma, "offset", offset);
        };
    }

    /// The kernel among a model's settings.
    static Kernel restore(Saved saved) {
        return switch (saved.text("kernel")) {
            case "linear" -> linear();
            case "cosine" -> cosine();
            case "radial" -> radial(saved.number("gamma"));
            case "polynomial" ->
                    new Polynomial(
                            saved.count("degree", 1, Integer.MAX_VALUE),
                            saved.number("gamma"),
                            saved.number("offset"));
            case "sigmoid" -> new Sigmoid(saved.number("gamma"), saved.number("offset"));
            default ->
                    throw TensorException.of(
                            saved.type(),
                            "the kernel linear, cosine, polynomial, radial or sigmoid",
                            saved.text("kernel"),
                            "the file is damaged; save the model again");
        };
    }

    /// k(a, b) = a·b
    record Linear() implements Kernel {
        @Override
        public Tensor between(Tensor a, Tensor b) {
            return a.matmul(b.t());
        }
    }

    /// k(a, b) = a·b / (‖a‖·‖b‖), the cosine of the angle between them; a row of zeros is like none.
    record Cosine() implements Kernel {
        @Override
        public Tensor between(Tensor a, Tensor b) {
            return unit(a).matmul(unit(b).t());
        }

        /// The rows at length 1, of which it is the linear kernel.
        public static Tensor unit(Tensor x) {
            Tensor near = x.div(x.abs().maxKeep(1).clampMin(Double.MIN_NORMAL)); // squares fit
            return near.div(near.normKeep(2, 1).clampMin(Double.MIN_NORMAL));
        }
    }

    /// k(a, b) = (γ·a·b + offset)ᵈ
    record Polynomial(int degree, double gamma, double offset) implements Kernel {
        public Polynomial {
            if (degree < 1) {
                throw TensorException.of(
                        "Kernel.Polynomial", "a degree of 1 or more", degree, "3 is common");
            }
            requireGamma("Kernel.Polynomial", gamma);
            requireOffset("Kernel.Polynomial", offset);
        }

        @Override
        public Tensor between(Tensor a, Tensor b) {
            return a.matmul(b.t()).mul(gamma).add(offset).pow(degree);
        }
    }

    /// k(a, b) = exp(-γ·‖a - b‖²)
    record Radial(double gamma) implements Kernel {
        public Radial {
            requireGamma("Kernel.Radial", gamma);
        }

        @Override
        public Tensor between(Tensor a, Tensor b) {
            Tensor squares = a.square().sumKeep(1).add(b.square().sum(1));
            return squares.sub(a.matmul(b.t()).mul(2)).clampMin(0).mul(-gamma).exp();
        }
    }

    /// k(a, b) = tanh(γ·a·b + offset)
    record Sigmoid(double gamma, double offset) implements Kernel {
        public Sigmoid {
            requireGamma("Kernel.Sigmoid", gamma);
            requireOffset("Kernel.Sigmoid", offset);
        }

        @Override
        public Tensor between(Tensor a, Tensor b) {
            return a.matmul(b.t()).mul(gamma).add(offset).tanh();
        }
    }

    private static void requireGamma(String who, double gamma) {
        if (!(gamma > 0) || Double.isInfinite(gamma)) {
            throw TensorException.of(
                    who, "a γ above 0", gamma, "Kernel.radialFor(x) fits it to the data");
        }
    }

    private static void requireOffset(String who, double offset) {
        if (!Double.isFinite(offset)) {
            throw TensorException.of(who, "a finite offset", offset, "0 and 1 are common");
        }
    }
}
