package io.tarn.auto;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of a table, parted into those that are learned from and those of the test.
///
/// @param inputs the columns that may be looked at, and the target
/// @param answers the column of the target
/// @param training rows to learn and choose from
/// @param test rows that are looked at once, at the end
/// @param blocks which block each row of the table belongs to, see [TargetMeans]
/// @param parts how the training rows are parted again, round after round
/// @param round how many parts judge each row once
record Material(
        Table inputs,
        Column answers,
        int[] training,
        int[] test,
        int[] blocks,
        List<Partition.Parts> parts,
        int round) {
    private static final int SMALL = 5000;
    private static final int LARGE = 20_000;
    private static final int BLOCKS = 5;

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
        // not the folds that part training rows from test rows
        int[] blocks = partition.blocks(BLOCKS, seed + 1000);
        return new Material(inputs, answers, training, parts.judged(), blocks, all, round);
    }

    /// Many folds where there are few rows; a single hold-out where there are many.
    private static int folds(int rows, int[] counts) {
        if (rows >= LARGE) {
            return 1;
        }
        int least = Arrays.stream(counts).filter(c -> c > 1).min().orElse(5);
        return rows >= SMALL ? 3 : Math.clamp(least, 2, 5);
    }

    /// Each fold's rows as numbers, by features that have seen its training rows only.
    List<Fold> folds(Aim aim) {
        List<Fold> folds = new ArrayList<>();
        for (Partition.Parts part : parts) {
            Features.Learned learned = learned(aim, part.training());
            Inputs judged = learned.features().of(inputs.rows(part.judged()));
            double[] y = aim.learned(answers.rows(part.judged()));
            folds.add(new Fold(learned.training(), new Examples(judged, y), part.judged()));
        }
        return folds;
    }

    /// Features learned from these rows, and the rows in their form.
    Features.Learned learned(Aim aim, int[] rows) {
        int[] own = Arrays.stream(rows).map(row -> blocks[row]).toArray();
        return Features.learn(aim, inputs.rows(rows), aim.learned(answers.rows(rows)), own);
    }

    /// The true classes or numbers of the file.
    double[] actual(Aim aim, int[] rows) {
        return aim.actual(answers.rows(rows));
    }
}
