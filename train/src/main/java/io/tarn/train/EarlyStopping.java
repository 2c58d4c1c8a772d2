package io.tarn.train;

import io.tarn.metric.Metric.Direction;
import java.util.Map;

/// Ends training when a validation score has not become better for some epochs.
public final class EarlyStopping implements Callback {
    private final int patience;
    private final String score;
    private final Direction better;
    private double best = Double.NaN;
    private int since;

    private EarlyStopping(int patience, String score, Direction better) {
        this.patience = patience;
        this.score = score;
        this.better = better;
    }

    /// Waits for so many epochs without a lower validation loss.
    public static EarlyStopping patience(int epochs) {
        return new EarlyStopping(epochs, "loss", Direction.LOWER);
    }

    /// Looks at another score: `EarlyStopping.patience(5).on("accuracy", Direction.HIGHER)`.
    public EarlyStopping on(String score, Direction better) {
        return new EarlyStopping(patience, score, better);
    }

    @Override
    public Answer on(Event event) {
        return switch (event) {
            case Event.Started started when !started.resumed() -> {
                best = Double.NaN;
                since = 0;
                yield Answer.GO_ON;
            }
            case Event.Validated validated -> judged(validated.scores().get(score));
            default -> Answer.GO_ON;
        };
    }

    private Answer judged(double value) {
        if (!Double.isNaN(value) && better.isBetter(value, best)) {
            best = value;
            since = 0;
        } else {
            since++;
        }
        return since > patience
                ? Answer.stop(
                        "validation %s has not become better than %.4g for %d epochs"
                                .formatted(score, best, since))
                : Answer.GO_ON;
    }

    @Override
    public Map<String, String> state() {
        return Map.of("best", Double.toString(best), "since", Integer.toString(since));
    }

    @Override
    public void restore(Map<String, String> state) {
        best = Double.parseDouble(state.getOrDefault("best", "NaN"));
        since = Integer.parseInt(state.getOrDefault("since", "0"));
    }
}
