package io.tarn.doctor.patient;

import io.tarn.train.Progress;

/// The steps that are looked at: the first updates, then fewer and fewer, and the ends of epochs.
///
/// With gradient accumulation these are steps that complete an update; an epoch shorter than one update gives its last step.
///
/// @param first so many updates at the beginning
/// @param sparser the next look is after one part in so many of the way
/// @param accumulate how many steps make one update
record WatchSchedule(int first, int sparser, int accumulate) {
    private static final int ENDS = 64; // the same at the end of an epoch

    /// Often enough to tell causes apart.
    static WatchSchedule close() {
        return new WatchSchedule(16, 8, 1);
    }

    /// Seldom enough to be always on.
    static WatchSchedule light() {
        return new WatchSchedule(4, 2, 1);
    }

    WatchSchedule accumulate(int steps) {
        return new WatchSchedule(first, sparser, steps);
    }

    /// Whether the step to come is one to look at.
    ///
    /// @param before where training stands before the step
    /// @param taken how many looks there were
    /// @param last the step of the last one
    boolean isDue(Progress before, long taken, long last) {
        boolean isShort = before.batches() < accumulate;
        boolean isEnd =
                isShort
                        ? before.batch() + 1 == before.batches()
                        : before.batch() + accumulate >= before.batches();
        if (!completes(before.batch()) && !(isShort && isEnd)) {
            return false;
        }
        long since = before.step() - last;
        return taken < first || since >= last / sparser || isEnd && since >= before.step() / ENDS;
    }

    /// Whether the update is complete with this batch of an epoch, counted from 0.
    boolean completes(int batch) {
        return (batch + 1) % accumulate == 0;
    }
}
