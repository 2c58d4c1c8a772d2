package io.tarn.doctor.patient;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Index;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// Some outputs of a layer: all of them up to 8192, and of more about 4096, in pieces of 16 from all over, so that the cost does not
/// grow with the layer.
final class WatchSample {
    private static final long ALL = 8192;
    private static final int PIECES = 256;
    private static final long PIECE = 16;
    private static final double GOLDEN_RATIO = (1 + Math.sqrt(5)) / 2;

    private WatchSample() {}

    /// `[*]` → `[n]`, a copy outside of every scope that nothing has waited for.
    static Tensor of(Tensor output) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            Tensor sample = pieces(output.isContiguous() ? output : fewer(output)).toFloat();
            return sample.copy().unscoped();
        }
    }

    private static Tensor pieces(Tensor y) {
        long n = y.elements();
        if (n <= ALL) {
            return y.flatten();
        }
        long blocks = n / PIECE;
        Tensor chosen = Tensor.of(places(blocks)).to(y.device());
        return y.flatten()
                .narrow(0, 0, blocks * PIECE)
                .view(blocks, PIECE)
                .indexSelect(0, chosen)
                .flatten();
    }

    /// One place in each of as many equal parts, at distances that have no period in common with the channels.
    private static long[] places(long blocks) {
        long[] places = new long[PIECES];
        for (int i = 0; i < PIECES; i++) {
            double jitter = i * GOLDEN_RATIO % 1;
            places[i] = (long) ((i + jitter) / PIECES * blocks);
        }
        return places;
    }

    /// As few examples as are enough, for flattening copies what is not contiguous.
    private static Tensor fewer(Tensor output) {
        long examples = output.size(0);
        long enough = Math.clamp(Math.ceilDiv(ALL * examples, output.elements()), 1, examples);
        return output.get(Index.step(examples / enough));
    }
}
