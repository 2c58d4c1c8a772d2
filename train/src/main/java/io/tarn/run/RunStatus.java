package io.tarn.run;

import io.tarn.data.DataException;
import io.tarn.metric.Scores;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// How a run stands.
///
/// @param heartBeat when it was last seen alive; a running run renews it every ten seconds
/// @param scores the newest ones, by what they were measured on: `training`, `validation`, and whatever the program added
/// @param message why it ended; empty while it runs
public record RunStatus(
        State state,
        Instant heartBeat,
        int epoch,
        long step,
        Map<String, Scores> scores,
        String message) {
    /// A running run that was silent for so long is dead.
    static final Duration SILENCE = Duration.ofSeconds(60);

    /// What a run does.
    public enum State {
        RUNNING,
        FINISHED,
        STOPPED,
        INTERRUPTED,
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The state that `toString` names.
        static State of(String text, String where) {
            try {
                return valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw DataException.of(where, "a state", text, "the file is damaged", e);
            }
        }
    }

    public RunStatus {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    static RunStatus begun(Instant now) {
        return new RunStatus(State.RUNNING, now, 0, 0, Map.of(), "");
    }

    /// The state at a time: a run whose process was killed has no chance to write that it ended.
    public State state(Instant now) {
        boolean silent = heartBeat.plus(SILENCE).isBefore(now);
        return state == State.RUNNING && silent ? State.INTERRUPTED : state;
    }

    /// The same with more scores, for example of the test data.
    public RunStatus with(String split, Scores values) {
        var all = new LinkedHashMap<>(scores);
        all.put(split, values);
        return new RunStatus(state, heartBeat, epoch, step, all, message);
    }

    RunStatus beating(Instant now) {
        return new RunStatus(state, now, epoch, step, scores, message);
    }

    RunStatus after(LogLine line) {
        var all = new LinkedHashMap<>(scores);
        if (line.kind() == LogLine.Kind.VALIDATED || line.kind() == LogLine.Kind.EPOCH) {
            line.scores().forEach((split, values) -> put(all, split, values));
        }
        State next =
                switch (line.kind()) {
                    case STARTED, STEP, VALIDATED, EPOCH, SAVED -> State.RUNNING;
                    case WARNED -> state;
                    case FINISHED -> State.FINISHED;
                    case STOPPED -> State.STOPPED;
                    case INTERRUPTED -> State.INTERRUPTED;
                    case FAILED -> State.FAILED;
                };
        return new RunStatus(
                next,
                line.time(),
                line.epoch(),
                line.step(),
                all,
                next == State.RUNNING ? "" : line.message());
    }

    private static void put(Map<String, Scores> all, String split, Scores values) {
        if (!split.equals("profile") && !values.isEmpty()) {
            all.put(split, values);
        }
    }

    Map<String, Object> toJson() {
        var object = new LinkedHashMap<String, Object>();
        object.put("state", state.toString());
        object.put("heartBeat", heartBeat.toString());
        object.put("epoch", epoch);
        object.put("step", step);
        object.put("scores", LogLine.json(scores));
        object.put("message", message);
        return object;
    }

    static RunStatus fromJson(Map<String, Object> object, String where) {
        try {
            return new RunStatus(
                    State.of(String.valueOf(object.get("state")), where),
                    Instant.parse(String.valueOf(object.get("heartBeat"))),
                    (int) Json.number(object.getOrDefault("epoch", ""), where),
                    (long) Json.number(object.getOrDefault("step", ""), where),
                    LogLine.scores(object, where),
                    String.valueOf(object.getOrDefault("message", "")));
        } catch (DateTimeException e) {
            throw DataException.of(where, "a heart-beat", object, "the file is damaged", e);
        }
    }
}
