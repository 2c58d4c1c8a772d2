package io.tarn.sequence.decode;

import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;

/// The log-probabilities of one row, frame by frame, `[time, classes]`.
record Frames(double[][] logProbabilities) {
    /// @param logProbabilities `[batch, time, classes]`
    /// @param frames `[batch]`
    static List<Frames> of(Object who, Tensor logProbabilities, Tensor frames, long blank) {
        if (logProbabilities.rank() != 3
                || frames.rank() != 1
                || frames.size(0) != logProbabilities.size(0)) {
            throw TensorException.of(
                    who.toString(),
                    "log-probabilities [batch, time, classes] and frames [batch]",
                    "%s and %s".formatted(logProbabilities.shape(), frames.shape()),
                    "the batch comes first, as for the loss");
        }
        long time = logProbabilities.size(1);
        int classes = (int) logProbabilities.size(2);
        if (blank < 0 || blank >= classes) {
            throw TensorException.of(
                    who.toString(),
                    "a blank from 0 to %d".formatted(classes - 1),
                    blank,
                    "give the one that the loss had");
        }
        List<Frames> rows = new ArrayList<>();
        try (var scope = Scope.open()) {
            long[] counts = frames.to(DType.INT64).toLongArray();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] < 0 || counts[i] > time) {
                    throw TensorException.of(
                            who.toString(),
                            "0 to %d frames".formatted(time),
                            "%d in row %d".formatted(counts[i], i),
                            "count what is left after the strides of the net");
                }
                double[] flat = logProbabilities.select(0, i).toDouble().toDoubleArray();
                rows.add(new Frames(rows(flat, (int) counts[i], classes)));
            }
        }
        return rows;
    }

    private static double[][] rows(double[] flat, int count, int classes) {
        double[][] rows = new double[count][classes];
        for (int t = 0; t < count; t++) {
            System.arraycopy(flat, t * classes, rows[t], 0, classes);
        }
        return rows;
    }
}
