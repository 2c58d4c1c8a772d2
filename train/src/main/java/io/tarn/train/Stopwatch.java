package io.tarn.train;

import java.util.EnumMap;
import java.util.Map;

/// Measures where the time goes: it is always in one part of the work.
final class Stopwatch {
    enum Part {
        DATA,
        FORWARD,
        BACKWARD,
        UPDATE,
        VALIDATION,
        REST
    }

    private final Map<Part, Long> nanos = new EnumMap<>(Part.class);
    private Part part = Part.REST;
    private long since = System.nanoTime();

    /// From now on, time goes to `next`.
    void to(Part next) {
        long now = System.nanoTime();
        nanos.merge(part, now - since, Long::sum);
        part = next;
        since = now;
    }

    /// The profile so far; starts anew.
    Profile take() {
        to(Part.REST);
        Profile profile =
                new Profile(
                        seconds(Part.DATA),
                        seconds(Part.FORWARD),
                        seconds(Part.BACKWARD),
                        seconds(Part.UPDATE),
                        seconds(Part.VALIDATION),
                        seconds(Part.REST));
        nanos.clear();
        return profile;
    }

    private double seconds(Part of) {
        return nanos.getOrDefault(of, 0L) / 1e9;
    }
}
