package io.tarn.run;

import io.tarn.data.Batch;
import io.tarn.metric.Scores;
import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Tensor;
import io.tarn.train.Ending;
import io.tarn.train.Event;
import io.tarn.train.Plan;
import io.tarn.train.Profile;
import io.tarn.train.Progress;
import io.tarn.train.Task;
import java.util.Map;

/// Events as a trainer with ten batches in an epoch tells them.
final class Told {
    private Told() {}

    static Progress at(long step) {
        return new Progress((int) (step / 10), (int) (step % 10), 10, step, step / 100.0);
    }

    static Event started(long step, boolean resumed) {
        return new Event.Started(at(step), Plan.DEFAULT, new Nothing(Linear.of(3, 2)), resumed);
    }

    /// The loss falls as 1 / step.
    static Event stepped(long step) {
        return new Event.Stepped(at(step), 1.0 / step, 4, 0.1, Double.NaN);
    }

    static Event validated(long step, double accuracy) {
        return new Event.Validated(at(step), new Scores(Map.of("accuracy", accuracy)));
    }

    static Event epochEnded(long step, double accuracy) {
        return new Event.EpochEnded(
                at(step),
                new Scores(Map.of("loss", 1.0 / step)),
                new Scores(Map.of("accuracy", accuracy)),
                new Profile(1, 2, 3, 4, 5, 6));
    }

    static Event warned(long step, String message) {
        return new Event.Warned(at(step), message);
    }

    static Event ended(long step, Ending ending) {
        return new Event.Ended(at(step), ending);
    }

    /// Learns nothing.
    private record Nothing(Net net) implements Task {
        @Override
        public Map<String, Optimizer> optimizers() {
            return Map.of();
        }

        @Override
        public Tensor step(Batch batch, Descent descent) {
            return Tensor.of(0.0);
        }

        @Override
        public Judgement judge() {
            throw new IllegalStateException("nobody judges");
        }
    }
}
