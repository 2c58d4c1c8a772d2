package io.tarn.auto;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.data.table.TableEncoder;
import java.util.ArrayList;
import java.util.List;

/// The rows of a table, parted into those that are learned from and those of the test.
///
/// @param inputs the columns that may be looked at, and the target
/// @param answers the column of the target
/// @param training rows to learn and choose from
/// @param test rows that are looked at once, at the end
/// @param parts how the training rows are parted again, round after round
/// @param round how many parts judge each row once
record Material(
        Table inputs,
        Column answers,
        int[] training,
        int[] test,
        List<Partition.Parts> parts,
        int round) {
    private static final int SMALL = 5000;
    private static final int LARGE = 20_000;

    static Material of(
            Table inputs,
            Column answers,
            Partition partition,
            int[] known,
            int[] counts,
            long seed) {
        Partition.Parts parts = partition.holdOut(known, seed);
        int[] training = parts.training();
        int folds = folds(training.length, counts);
        int repeats = training.length < 1000 ? 2 : 1;
        if (partition.split() instanceof HoldOut.Ordered) {
            repeats = 1; // time has one order only
        }
        List<Partition.Parts> all = new ArrayList<>();
        int round = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            var some = partition.folds(training, Math.max(folds, 2), seed + 1 + repeat);
            if (folds == 1) {
                some = List.of(partition.holdOut(training, seed + 1));
            }
            round = repeat == 0 ? some.size() : round;
            all.addAll(some);
        }
        return new Material(inputs, answers, training, parts.judged(), all, round);
    }

    /// Many folds where there are few rows; a single hold-out where there are many.
    private static int folds(int rows, int[] counts) {
        if (rows >= LARGE) {
            return 1;
        }
        int least = java.util.Arrays.stream(counts).filter(c -> c > 1).min().orElse(5);
        return rows >= SMALL ? 3 : Math.clamp(least, 2, 5);
    }

    /// Each fold's rows as numbers, by an encoder that has seen its training rows only.
    List<Fold> folds(Aim aim) {
        List<Fold> folds = new ArrayList<>();
        for (Partition.Parts part : parts) {
            Table seen = inputs.rows(part.training());
            TableEncoder encoder = TableEncoder.fit(seen, aim.target().name());
            folds.add(
                    new Fold(
                            examples(aim, encoder, part.training()),
                            examples(aim, encoder, part.judged()),
                            part.judged()));
        }
        return folds;
    }

    Examples examples(Aim aim, TableEncoder encoder, int[] rows) {
        return new Examples(Inputs.of(encoder, inputs.rows(rows)), aim.learned(answers.rows(rows)));
    }

    /// The true classes or numbers of the file.
    double[] actual(Aim aim, int[] rows) {
        return aim.actual(answers.rows(rows));
    }
}
