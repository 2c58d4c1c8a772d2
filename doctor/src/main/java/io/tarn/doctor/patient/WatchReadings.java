package io.tarn.doctor.patient;

import java.util.ArrayList;
import java.util.List;

/// The readings of a training in bounded memory: the steps that stay lie at nearly equal factors.
final class WatchReadings {
    private static final int MOST = 200;

    private final List<Vitals.Reading> readings = new ArrayList<>();
    private long taken;

    static WatchReadings from(Vitals seen) {
        WatchReadings all = new WatchReadings();
        seen.readings().forEach(all::add);
        return all;
    }

    void add(Vitals.Reading reading) {
        readings.add(reading);
        taken++;
        if (readings.size() > MOST) {
            readings.remove(crowded());
        }
    }

    /// The one whose neighbours are nearest to each other, as a factor; never the first or the last.
    private int crowded() {
        int found = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i + 1 < readings.size(); i++) {
            double factor = (readings.get(i + 1).step() + 1.0) / (readings.get(i - 1).step() + 1.0);
            if (factor < least) {
                least = factor;
                found = i;
            }
        }
        return found;
    }

    /// How many were added, those that did not stay included.
    long taken() {
        return taken;
    }

    /// The step of the last one; -1 if there is none.
    long last() {
        return readings.isEmpty() ? -1 : readings.getLast().step();
    }

    List<Vitals.Reading> list() {
        return readings;
    }
}
