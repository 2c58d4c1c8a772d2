package io.tarn.tensor;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/// The order in which two tensors lie in memory, for kernels that walk through both by address.
final class Strides {
    private Strides() {}

    /// What belongs to `parameter` must lie as it does, and without gaps.
    static void check(String who, Tensor parameter, Tensor other) {
        if (!isDense(parameter) || !areAlike(parameter, other)) {
            throw TensorException.of(
                    who,
                    "memory without gaps, in one order: strides " + Arrays.toString(of(parameter)),
                    Arrays.toString(of(other)),
                    "copy one into a Tensor.emptyLike(…) the other");
        }
    }

    private static boolean areAlike(Tensor a, Tensor b) {
        boolean alike = a.dim() == b.dim();
        for (int i = 0; alike && i < a.dim(); i++) {
            alike = a.size(i) == b.size(i) && (a.size(i) == 1 || a.stride(i) == b.stride(i));
        }
        return alike;
    }

    /// Whether the last element lies as far from the first as there are elements between them.
    private static boolean isDense(Tensor x) {
        long last = 0;
        for (int i = 0; i < x.dim(); i++) {
            last += (x.size(i) - 1) * x.stride(i);
        }
        return x.numel() == 0 || last + 1 == x.numel();
    }

    private static long[] of(Tensor x) {
        long[] strides = new long[(int) x.dim()];
        Arrays.setAll(strides, x::stride);
        return strides;
    }
}
