package io.tarn.doctor.data;

import io.tarn.tensor.DType;
import io.tarn.tensor.Device;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Any input as a table of numbers, `[examples, features]` in single precision, so that every instrument reads every kind of data.
///
/// Floating inputs are flattened. Whole numbers are taken as tokens: a row becomes the counts of its tokens, where tokens beyond the width
/// share a count. Inputs wider than the width are projected on that many random directions, the same for the same seed and width. Values
/// that are not finite become 0; [InputCheck] is what counts them.
public final class Features {
    /// How inputs become features.
    ///
    /// @param width the most features
    /// @param seed of the directions
    public record Config(int width, long seed) {
        public Config {
            if (width < 2) {
                throw TensorException.of("Features", "a width of 2 or more", width, "try 1024");
            }
        }

        public Config width(int most) {
            return new Config(most, seed);
        }

        public Config seed(long other) {
            return new Config(width, other);
        }
    }

    private static final Config DEFAULTS = new Config(1024, 0);

    private Features() {}

    public static Tensor of(Tensor x) {
        return of(x, c -> c);
    }

    public static Tensor of(Tensor x, UnaryOperator<Config> choose) {
        Config config = choose.apply(DEFAULTS);
        if (x.rank() == 0 || x.size(0) == 0) {
            throw TensorException.of(
                    "Features", "[examples, features…]", x.shape(), "give one example or more");
        }
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            if (isTokens(x)) {
                return scope.keep(counts(x.detach().to(Device.CPU), config.width));
            }
            Tensor flat = x.detach().to(Device.CPU).toFloat().reshape(x.size(0), -1);
            Tensor finite = flat.where(flat.isFinite(), 0);
            return scope.keep(project(finite, config).copy());
        }
    }

    static boolean isTokens(Tensor x) {
        return x.dtype() == DType.INT64 || x.dtype() == DType.INT32;
    }

    private static Tensor counts(Tensor tokens, int width) {
        Tensor ids = tokens.toLong().reshape(tokens.size(0), -1).remainder(width); // [n, length]
        return Tensor.zeros(ids.size(0), width)
                .scatterAdd(1, ids, Tensor.ones(ids.size(0), ids.size(1)));
    }

    private static Tensor project(Tensor flat, Config config) {
        long features = flat.size(1);
        if (features <= config.width) {
            return flat;
        }
        Tensor directions = Random.of(config.seed).normal(features, config.width);
        return flat.matmul(directions).div(Math.sqrt(features));
    }

    /// What the columns of [#of(Tensor)] are called.
    public static List<String> names(Tensor x) {
        int count = (int) (isTokens(x) ? DEFAULTS.width : x.elements() / Math.max(1, x.size(0)));
        return IntStream.range(0, Math.min(count, DEFAULTS.width))
                .mapToObj(i -> name(x, i, count > DEFAULTS.width))
                .toList();
    }

    private static String name(Tensor x, int i, boolean isProjected) {
        if (isTokens(x)) {
            return "token " + i;
        }
        if (isProjected) {
            return "random direction " + i;
        }
        if (x.rank() < 3) {
            return "feature " + i;
        }
        StringBuilder place = new StringBuilder("value (");
        long rest = i;
        long size = x.elements() / x.size(0);
        for (int axis = 1; axis < x.rank(); axis++) {
            size /= x.size(axis);
            place.append(axis == 1 ? "" : ", ").append(rest / size);
            rest %= size;
        }
        return place.append(')').toString();
    }

    /// Columns with mean 0 and spread 1; constant ones become 0, and nothing lies more than 8 spreads away.
    static Tensor standardised(Tensor features) {
        Tensor centred = features.sub(features.meanKeep(0));
        Tensor spread = centred.square().meanKeep(0).sqrt();
        return centred.div(spread.add(1e-12)).where(spread.gt(1e-7), 0).clamp(-8, 8);
    }
}
