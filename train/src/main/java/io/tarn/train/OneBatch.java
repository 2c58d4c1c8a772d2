package io.tarn.train;

import io.tarn.data.Batch;

/// Whether a net can learn one batch by heart: if it cannot, something is broken, and more data will not help.
///
/// @param first the loss before learning
/// @param last the loss after `steps` steps
public record OneBatch(double first, double last, int steps) {
    private static final double SHARE = 0.1;

    /// Learns `batch` for so many steps; afterwards the task is as it was.
    public static OneBatch learn(Task task, Batch batch, int steps) {
        try (var snapshot = Snapshot.of(task)) {
            task.net().train();
            double first = Double.NaN;
            double last = Double.NaN;
            for (int step = 0; step < steps; step++) {
                last = Steps.plain(task, batch);
                if (step == 0) {
                    first = last;
                }
            }
            return new OneBatch(first, last, steps);
        }
    }

    /// Whether the loss fell to a tenth.
    public boolean isLearned() {
        return last < SHARE * first;
    }

    @Override
    public String toString() {
        return "one batch: loss %.4g → %.4g in %d steps, %s"
                .formatted(
                        first,
                        last,
                        steps,
                        isLearned() ? "learned by heart" : "not learned by heart");
    }
}
