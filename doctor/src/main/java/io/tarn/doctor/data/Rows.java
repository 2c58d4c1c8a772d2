package io.tarn.doctor.data;

import io.tarn.tensor.Device;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Numbers of rows, drawn with a seed.
final class Rows {
    private static final int FOLDS = 5;

    private Rows() {}

    /// At most `most` of `count` rows, in a random order, none twice.
    static int[] draw(int count, int most, long seed) {
        int[] rows = shuffled(count, new SplittableRandom(seed));
        return Arrays.copyOf(rows, Math.min(count, most));
    }

    /// The same rows in the order of the data, where neighbours often belong together.
    static int[] drawInOrder(int count, int most, long seed) {
        return Arrays.stream(draw(count, most, seed)).sorted().toArray();
    }

    /// The fold of each of `count` rows: five runs of neighbours.
    static int[] folds(int count) {
        return IntStream.range(0, count).map(i -> (int) ((long) i * FOLDS / count)).toArray();
    }

    static int[] shuffled(int count, SplittableRandom chance) {
        int[] rows = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = chance.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return rows;
    }

    /// Rows of a tensor, on the CPU.
    static Tensor of(Tensor x, int[] rows) {
        return x.detach().indexSelect(0, Tensor.of(rows).toLong().to(x.device())).to(Device.CPU);
    }

    static int[] of(int[] values, int[] rows) {
        return Arrays.stream(rows).map(i -> values[i]).toArray();
    }

    static double[] of(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    /// A tensor of two axes as rows.
    static double[][] values(Tensor x) {
        int width = (int) x.size(1);
        double[] all = x.toDoubleArray();
        return IntStream.range(0, (int) x.size(0))
                .mapToObj(i -> Arrays.copyOfRange(all, i * width, (i + 1) * width))
                .toArray(double[][]::new);
    }

    static void sameCount(String who, long rows, long others) {
        if (rows != others || rows == 0) {
            throw TensorException.of(
                    who,
                    "as many answers as examples, one or more",
                    rows + " examples and " + others + " answers",
                    "take both from the same data set");
        }
    }
}
