package io.tarn.run;

import io.tarn.data.DataException;
import io.tarn.metric.Scores;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A line of a run's `metrics.jsonl`: something that happened, and the numbers that came with it.
///
/// @param step batches since the beginning
/// @param epoch the epoch as [io.tarn.train.Progress] counts it
/// @param seconds of training since the beginning
/// @param scores by what they were measured on: `batch`, `training`, `validation`, `profile`
/// @param message empty where there is nothing to say
public record LogLine(
        Kind kind,
        long step,
        int epoch,
        double seconds,
        Instant time,
        Map<String, Scores> scores,
        String message) {
    /// What happened.
    public enum Kind {
        STARTED,
        STEP,
        VALIDATED,
        EPOCH,
        SAVED,
        WARNED,
        FINISHED,
        STOPPED,
        INTERRUPTED,
        FAILED;

        /// Whether it carries numbers that stand once for each step.
        boolean isMeasured() {
            return this == STEP || this == VALIDATED || this == EPOCH;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LogLine {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    Map<String, Object> toJson() {
        var object = new LinkedHashMap<String, Object>();
        object.put("kind", kind.toString());
        object.put("step", step);
        object.put("epoch", epoch);
        object.put("seconds", seconds);
        object.put("time", time.toString());
        if (!scores.isEmpty()) {
            object.put("scores", json(scores));
        }
        if (!message.isEmpty()) {
            object.put("message", message);
        }
        return object;
    }

    static LogLine fromJson(Map<String, Object> object, String where) {
        try {
            return new LogLine(
                    Kind.valueOf(text(object, "kind").toUpperCase(Locale.ROOT)),
                    (long) Json.number(object.getOrDefault("step", ""), where),
                    (int) Json.number(object.getOrDefault("epoch", ""), where),
                    Json.number(object.getOrDefault("seconds", ""), where),
                    Instant.parse(text(object, "time")),
                    scores(object, where),
                    text(object, "message"));
        } catch (DateTimeException e) {
            throw DataException.of(where, "a line with a time", object, "the file is damaged", e);
        } catch (IllegalArgumentException e) {
            throw e instanceof DataException
                    ? e
                    : DataException.of(where, "a known kind of line", object, "is it Tarn's?", e);
        }
    }

    private static String text(Map<String, Object> object, String name) {
        return String.valueOf(object.getOrDefault(name, ""));
    }

    static Map<String, Object> json(Map<String, Scores> scores) {
        var object = new LinkedHashMap<String, Object>();
        scores.forEach((split, values) -> object.put(split, values.values()));
        return object;
    }

    /// The member `scores`.
    static Map<String, Scores> scores(Map<String, Object> object, String where) {
        var result = new LinkedHashMap<String, Scores>();
        if (object.get("scores") instanceof Map<?, ?> splits) {
            splits.forEach((split, values) -> {
                var numbers = new LinkedHashMap<String, Double>();
                if (values instanceof Map<?, ?> map) {
                    map.forEach((name, value) ->
                            numbers.put(name.toString(), Json.number(value, where)));
                }
                result.put(split.toString(), new Scores(numbers));
            });
        }
        return result;
    }
}
