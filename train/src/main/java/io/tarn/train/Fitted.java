package io.tarn.train;

import io.tarn.metric.Metric.Direction;
import io.tarn.metric.Scores;
import io.tarn.nn.Net;
import java.util.List;

/// What came of a training.
///
/// @param net the trained net, with its last weights
/// @param epochs each epoch's scores, those before a resumption included
public record Fitted(Net net, Progress progress, Ending ending, List<Event.EpochEnded> epochs) {
    public Fitted {
        epochs = List.copyOf(epochs);
    }

    /// The validation scores of the last epoch, or [Scores#NONE].
    public Scores scores() {
        return epochs.isEmpty() ? Scores.NONE : epochs.getLast().validation();
    }

    /// The best value of a validation score over all epochs; NaN where there is none.
    public double best(String score, Direction better) {
        double best = Double.NaN;
        for (Event.EpochEnded epoch : epochs) {
            double value = epoch.validation().get(score);
            if (!Double.isNaN(value) && better.isBetter(value, best)) {
                best = value;
            }
        }
        return best;
    }
}
