package io.tarn.doctor;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Patient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What must be there before a training can be examined.
final class Admission {
    private static final int LOOKED_AT = 2000;

    private Admission() {}

    /// Complains about trainings from which nothing can be learned: without targets, or with a single one.
    static void check(Patient patient) {
        if (patient.supervised().isEmpty()) {
            return; // a task of its own knows what it learns from
        }
        Dataset data = patient.training();
        int[] some = some(data.size());
        try (var scope = Scope.open()) {
            Batch batch = data.batch(some, new SplittableRandom(0));
            if (batch.targets().isEmpty()) {
                throw DataException.of(
                        "Doctor",
                        "examples with targets",
                        "inputs only",
                        "make them with Dataset.of(x, y), or give the trainer a Task of your own");
            }
            check(batch);
        }
    }

    /// At random, for rows may be sorted, or take turns.
    private static int[] some(int size) {
        return size <= LOOKED_AT
                ? IntStream.range(0, size).toArray()
                : new SplittableRandom(0).ints(LOOKED_AT, 0, size).sorted().distinct().toArray();
    }

    private static void check(Batch batch) {
        for (Tensor y : batch.targets()) {
            if (y.elements() > 0 && y.max().item() > y.min().item() || isOdd(y)) {
                return;
            }
        }
        Tensor y = batch.targets().getFirst();
        String one = y.elements() == 0 ? "none" : Figures.of(y.min().item());
        throw DataException.of(
                "Doctor",
                "two different targets or more",
                "%s for all examples".formatted(one),
                y.dtype().isFloatingPoint()
                        ? "there is nothing to learn"
                        : "add examples of another class");
    }

    /// NaN and the infinities are for the rules to find.
    private static boolean isOdd(Tensor y) {
        return y.dtype().isFloatingPoint() && !Double.isFinite(y.sum().item());
    }
}
