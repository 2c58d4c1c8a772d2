package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.Shares;
import io.tarn.data.Split;
import io.tarn.data.Splits;
import io.tarn.tensor.Scope;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Another division of a patient's examples: four fifths to learn from, one to validate, every class on both sides.
public final class Resplit {
    private static final Shares SHARES = Shares.of(0.2, 0);
    private static final int BATCH = 1000;

    private Resplit() {}

    /// Of all examples, those of training and of validation.
    ///
    /// @param hasClasses whether every example has a class as its answer
    public static Patient ofAll(Patient patient, boolean hasClasses) {
        Dataset all =
                patient.validation().size() == 0
                        ? patient.training()
                        : new Joined(patient.training(), patient.validation());
        return split(patient, all, hasClasses);
    }

    /// Of the training examples; what validation was is left out.
    public static Patient ofTraining(Patient patient, boolean hasClasses) {
        return split(patient, patient.training(), hasClasses);
    }

    private static Patient split(Patient patient, Dataset all, boolean hasClasses) {
        long seed = patient.plan().seed();
        int[] labels = hasClasses ? labels(all) : new int[0];
        Split split =
                labels.length == all.size()
                        ? Splits.stratified(labels, SHARES, seed)
                        : Splits.holdOut(all.size(), SHARES, seed);
        return patient.training(all.select(split.train()))
                .validation(all.select(split.validation()));
    }

    /// The class of each example; none where an example has several.
    public static int[] labels(Dataset data) {
        IntStream.Builder labels = IntStream.builder();
        for (int from = 0; from < data.size(); from += BATCH) {
            int[] rows = IntStream.range(from, Math.min(from + BATCH, data.size())).toArray();
            try (var scope = Scope.open()) {
                Batch batch = data.batch(rows, new SplittableRandom(0));
                if (batch.targets().size() != 1 || batch.y().elements() != rows.length) {
                    return new int[0];
                }
                Arrays.stream(batch.y().reshape(-1).toLong().toLongArray())
                        .forEach(label -> labels.add((int) label));
            }
        }
        return labels.build().toArray();
    }
}
