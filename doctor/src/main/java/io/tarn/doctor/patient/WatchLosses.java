package io.tarn.doctor.patient;

import java.util.ArrayList;
import java.util.List;

/// The losses of a training in bounded memory: when they become too many, neighbours are replaced by their mean.
final class WatchLosses {
    private static final int MOST = 4096;

    private List<Double> means = new ArrayList<>();
    private int stride = 1;
    private double sum; // of the steps that do not make a mean yet
    private int count;

    static WatchLosses from(Vitals seen) {
        WatchLosses losses = new WatchLosses();
        losses.means.addAll(seen.losses());
        losses.stride = seen.stride();
        return losses;
    }

    void add(double loss) {
        sum += loss;
        count++;
        if (count == stride) {
            means.add(sum / count);
            sum = 0;
            count = 0;
        }
        if (means.size() > MOST) {
            halve();
        }
    }

    /// The last one stays by itself, as the first half of the next mean.
    private void halve() {
        List<Double> halves = new ArrayList<>();
        for (int i = 0; i + 1 < means.size(); i += 2) {
            halves.add((means.get(i) + means.get(i + 1)) / 2);
        }
        if (means.size() % 2 == 1) {
            sum = means.getLast() * stride;
            count = stride;
        }
        means = halves;
        stride *= 2;
    }

    List<Double> means() {
        return means;
    }

    int stride() {
        return stride;
    }
}
