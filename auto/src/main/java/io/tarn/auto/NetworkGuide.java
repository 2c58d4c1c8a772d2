package io.tarn.auto;

import java.util.List;
import java.util.Optional;

/// Which network to try next: a larger one while the training loss is still high, a calmer one when the validation loss is far above it.
final class NetworkGuide {
    private static final int MOST = 5;
    private static final double GAP = 1.2;

    /// A network that was tried.
    record Tried(NetworkShape shape, Trial trial) {
        boolean overfits() {
            return trial.validationLoss() > GAP * trial.trainingLoss();
        }
    }

    private NetworkGuide() {}

    static Optional<NetworkShape> next(List<Tried> tried) {
        if (tried.isEmpty()) {
            return Optional.of(new NetworkShape(List.of(32), 0, 0.01));
        }
        int best = 0;
        for (int i = 1; i < tried.size(); i++) {
            best = tried.get(i).trial.isBetterThan(tried.get(best).trial) ? i : best;
        }
        boolean isStuck = tried.size() - 1 - best >= 2;
        if (isStuck || tried.size() >= MOST) {
            return Optional.empty();
        }
        Tried last = tried.getLast();
        NetworkShape from = tried.get(best).shape;
        NetworkShape next =
                last.overfits() && last.shape.dropout() < 0.5
                        ? last.shape.calmer()
                        : last.overfits() ? from : last.shape.larger();
        boolean isNew = tried.stream().noneMatch(t -> t.shape.equals(next));
        return isNew ? Optional.of(next) : Optional.empty();
    }
}
