package io.tarn.auto.media;

import io.tarn.train.Callback;
import io.tarn.train.Event;

/// Ends a training that would take too long, as its first two epochs show.
///
/// The first epoch is slower than the others, because code and memory are still cold: alone it only ends what is hopeless.
final class Pace implements Callback {
    private static final double COLD = 4;
    private static final double SHORTEST = 1e-3;

    private final int epochs;
    private final double limit;
    private double before;
    private double last = SHORTEST;
    private boolean slow;

    /// @param limit seconds for so many epochs
    Pace(int epochs, double limit) {
        this.epochs = epochs;
        this.limit = limit;
    }

    @Override
    public Answer on(Event event) {
        if (!(event instanceof Event.EpochEnded ended)) {
            return Answer.GO_ON;
        }
        int done = ended.progress().epoch();
        double seconds = ended.progress().seconds();
        last = Math.max(SHORTEST, seconds - before);
        before = seconds;
        double allowed = (done == 1 ? COLD : 1) * limit;
        slow = done < Math.min(3, epochs) && seconds + last * (epochs - done) > allowed;
        return slow ? Answer.stop("all epochs would take too long") : Answer.GO_ON;
    }

    boolean isTooSlow() {
        return slow;
    }

    double secondsOfAnEpoch() {
        return last;
    }
}
