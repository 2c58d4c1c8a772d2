package io.tarn.recipes.attention;

import io.tarn.sequence.attention.HeadedAttention;
import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;

/// What one pass forward and backward costs, by the length of the sequence.
///
/// @param seconds the least of several passes
/// @param bytes that the pass forward leaves for the pass backward; NaN where nobody counts them
record Cost(Kind kind, long[] lengths, double[] seconds, double[] bytes) {
    private static final long WIDTH = 64;
    private static final long HEADS = 4;
    private static final long REACH = 64;
    private static final long MOST = 32; // times as many passes

    /// @param passes for the longest; shorter ones take less time, and more passes
    static Cost of(Kind kind, long[] lengths, int passes) {
        double[] seconds = new double[lengths.length];
        double[] bytes = new double[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            HeadedAttention attention = kind.maker().of(WIDTH, HEADS, lengths[i], REACH);
            seconds[i] = Double.POSITIVE_INFINITY;
            long all = passes * Math.min(MOST, lengths[lengths.length - 1] / lengths[i]);
            Pass.of(attention, lengths[i]); // the first one makes what all others find
            for (long pass = 0; pass < all; pass++) {
                Pass one = Pass.of(attention, lengths[i]);
                seconds[i] = Math.min(seconds[i], one.seconds);
                bytes[i] = Math.max(bytes[i], one.bytes);
            }
        }
        return new Cost(kind, lengths, seconds, bytes);
    }

    private record Pass(double seconds, double bytes) {
        static Pass of(HeadedAttention attention, long length) {
            attention.zeroGrad();
            try (var scope = Scope.open()) {
                Tensor x = Tensor.randn(1, length, WIDTH).requiresGrad();
                double before = NativeRuntime.heldBytes();
                long start = System.nanoTime();
                Tensor y = attention.forward(x);
                double bytes = NativeRuntime.heldBytes() - before;
                y.sum().backward();
                return new Pass((System.nanoTime() - start) / 1e9, bytes);
            }
        }
    }

    /// The e of seconds ≈ c·lengthᵉ, by least squares of logarithms over lengths from `least` on.
    double exponent(long least) {
        double[] x =
                Arrays.stream(lengths).filter(n -> n >= least).mapToDouble(Math::log).toArray();
        double[] y =
                Arrays.stream(seconds, seconds.length - x.length, seconds.length)
                        .map(Math::log)
                        .toArray();
        double middle = Arrays.stream(x).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            product += (x[i] - middle) * y[i];
            square += (x[i] - middle) * (x[i] - middle);
        }
        return product / square;
    }

    /// For charts.
    double[] places() {
        return Arrays.stream(lengths).asDoubleStream().toArray();
    }
}
