package io.tarn.run;

import io.tarn.metric.Mean;
import io.tarn.metric.Scores;
import io.tarn.train.Ending;
import io.tarn.train.Event;
import io.tarn.train.Profile;
import io.tarn.train.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes the lines of the log out of the events of training, and few lines out of many steps.
///
/// The first thousand steps have a line each, later every tenth, from 10,000 on every hundredth, and so on. The loss of a
/// line is the mean over the steps since the line before.
final class EventLines {
    private static final int ALL_STEPS = 1000;

    private Mean loss = new Mean();
    private long examples;
    private double lastSeconds;
    private Instant last = Instant.EPOCH;

    /// The line that an event makes, if it makes one.
    Optional<LogLine> line(Event event) {
        return switch (event) {
            case Event.Stepped step -> stepped(step);
            case Event.Started started -> {
                if (!started.resumed()) {
                    lastSeconds = started.progress().seconds();
                }
                String message = started.resumed() ? "resumed" : "";
                yield Optional.of(line(LogLine.Kind.STARTED, event, Map.of(), message));
            }
            case Event.EpochStarted _ -> Optional.empty();
            case Event.Validated it ->
                    Optional.of(
                            line(
                                    LogLine.Kind.VALIDATED,
                                    event,
                                    Map.of("validation", it.scores()),
                                    ""));
            case Event.EpochEnded it -> Optional.of(epoch(it));
            case Event.Saved it ->
                    Optional.of(line(LogLine.Kind.SAVED, event, Map.of(), it.folder().toString()));
            case Event.Warned it ->
                    Optional.of(line(LogLine.Kind.WARNED, event, Map.of(), it.message()));
            case Event.Ended it ->
                    Optional.of(line(kind(it.ending()), event, Map.of(), it.ending().toString()));
        };
    }

    /// Whether a step has a line of its own.
    static boolean isKept(long step) {
        long every = 1;
        for (long most = ALL_STEPS; step > most; most *= 10) {
            every *= 10;
        }
        return step % every == 0;
    }

    private Optional<LogLine> stepped(Event.Stepped event) {
        loss.add(event.loss(), 1);
        examples += event.examples();
        Progress progress = event.progress();
        if (!isKept(progress.step())) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, Double>(8);
        values.put("loss", loss.value());
        values.put("learningRate", event.learningRate());
        if (!Double.isNaN(event.gradientNorm())) {
            values.put("gradientNorm", event.gradientNorm());
        }
        double seconds = progress.seconds() - lastSeconds;
        if (seconds > 0) {
            values.put("examplesPerSecond", examples / seconds);
        }
        lastSeconds = progress.seconds();
        loss = new Mean();
        examples = 0;
        return Optional.of(line(LogLine.Kind.STEP, event, Map.of("batch", new Scores(values)), ""));
    }

    private LogLine epoch(Event.EpochEnded event) {
        var scores = new LinkedHashMap<String, Scores>();
        scores.put("training", event.training());
        if (!event.validation().isEmpty()) {
            scores.put("validation", event.validation());
        }
        Profile profile = event.profile();
        var times = new LinkedHashMap<String, Double>();
        times.put("data", profile.data());
        times.put("forward", profile.forward());
        times.put("backward", profile.backward());
        times.put("update", profile.update());
        times.put("validation", profile.validation());
        times.put("rest", profile.rest());
        scores.put("profile", new Scores(times));
        return line(LogLine.Kind.EPOCH, event, scores, "");
    }

    private static LogLine.Kind kind(Ending ending) {
        return switch (ending) {
            case Ending.Finished _ -> LogLine.Kind.FINISHED;
            case Ending.Stopped _ -> LogLine.Kind.STOPPED;
            case Ending.Interrupted _ -> LogLine.Kind.INTERRUPTED;
            case Ending.Failed _ -> LogLine.Kind.FAILED;
        };
    }

    private LogLine line(
            LogLine.Kind kind, Event event, Map<String, Scores> scores, String message) {
        Progress at = event.progress();
        return new LogLine(kind, at.step(), at.epoch(), at.seconds(), now(), scores, message);
    }

    /// Whole microseconds, each later than the one before, so that a time names a line.
    private Instant now() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        last = now.isAfter(last) ? now : last.plusNanos(1000);
        return last;
    }

    /// What it must remember in a checkpoint: the sum of the losses that no line has yet.
    Map<String, String> state() {
        String sums =
                Arrays.stream(loss.state())
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(" "));
        return Map.of(
                "loss", sums,
                "examples", Long.toString(examples),
                "seconds", Double.toString(lastSeconds));
    }

    void restore(Map<String, String> state) {
        if (state.containsKey("loss")) {
            String sums = state.get("loss");
            loss.restore(Arrays.stream(sums.split(" ")).mapToDouble(Double::parseDouble).toArray());
        }
        examples = Long.parseLong(state.getOrDefault("examples", "0"));
        lastSeconds = Double.parseDouble(state.getOrDefault("seconds", "0"));
    }
}
