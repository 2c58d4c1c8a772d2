package io.tarn.data.image;

import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import java.util.random.RandomGenerator;

/// Targets that say how much of each class an image holds, `[n, classes]`.
final class SoftTargets {
    private SoftTargets() {}

    /// Class numbers become rows with one 1; soft targets stay as they are.
    static Tensor of(String who, Tensor y, int classes) {
        if (y.dtype().isFloatingPoint() && y.rank() == 2 && y.size(1) == classes) {
            return y;
        }
        if (!y.dtype().isInteger() || y.rank() != 1) {
            throw DataException.of(
                    who,
                    "class numbers [n] or soft targets [n, %d]".formatted(classes),
                    y.dtype() + " " + y.shape(),
                    "use it for classification only");
        }
        if (y.size(0) > 0 && (y.min().itemLong() < 0 || y.max().itemLong() >= classes)) {
            throw DataException.of(
                    who, "classes below " + classes, y.max().itemLong(), "give the right number");
        }
        return y.toLong().oneHot(classes).toFloat();
    }

    /// Which other image is mixed into each one: a random order.
    static Tensor partners(int size, RandomGenerator chance) {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            int j = chance.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return Tensor.of(order, size);
    }
}
