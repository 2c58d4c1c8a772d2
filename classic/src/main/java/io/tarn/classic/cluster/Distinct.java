package io.tarn.classic.cluster;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.nio.DoubleBuffer;
import java.util.HashSet;
import java.util.Set;

/// The check that there are as many different rows as groups; it reads only as many as it needs.
final class Distinct {
    private static final int BLOCK = 256;

    private Distinct() {}

    static void require(String who, Tensor x, int k) {
        int rows = (int) x.size(0);
        int columns = (int) x.size(1);
        Set<DoubleBuffer> seen = new HashSet<>();
        for (int from = 0; from < rows && seen.size() < k; from += BLOCK) {
            int count = Math.min(BLOCK, rows - from);
            try (Tensor block = x.narrow(0, from, count);
                    Tensor plain = block.toDouble().add(0)) { // -0 becomes 0
                double[] values = plain.toDoubleArray();
                for (int row = 0; row < count && seen.size() < k; row++) {
                    seen.add(DoubleBuffer.wrap(values, row * columns, columns).slice());
                }
            }
        }
        if (seen.size() < k) {
            throw TensorException.of(
                    who,
                    "%d different rows or more".formatted(k),
                    seen.size(),
                    "give it other rows, or ask for fewer groups");
        }
    }
}
