package io.tarn.report;

import java.util.ArrayList;
import java.util.List;

/// A side that measures: from the least to the greatest value, in equal steps or equal factors.
record Range(double least, double greatest, Axis axis) implements Side {
    /// A range without values yet.
    static Range of(Axis axis) {
        return new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, axis);
    }

    /// Grown so that it holds these values; those without a place on the axis are skipped.
    Range with(double... values) {
        double low = least;
        double high = greatest;
        for (double value : values) {
            if (axis.holds(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new Range(low, high, axis);
    }

    Range with(double[][] rows) {
        var range = this;
        for (var row : rows) {
            range = range.with(row);
        }
        return range;
    }

    boolean isEmpty() {
        return least > greatest;
    }

    /// With ends that leave a little room, or those that the axis sets.
    Range roomy(double share) {
        double low = isEmpty() ? axis.log() ? 1 : 0 : least;
        double high = isEmpty() ? axis.log() ? 10 : 1 : greatest;
        if (low == high) {
            low = axis.log() ? low / 2 : low - Math.max(Math.abs(low) / 10, 0.5);
            high = axis.log() ? high * 2 : high + Math.max(Math.abs(high) / 10, 0.5);
        } else if (axis.log()) {
            double factor = Math.pow(high / low, share);
            low /= factor;
            high *= factor;
        } else {
            double room = (high - low) * share;
            low = low >= 0 && low - room < 0 ? 0 : low - room;
            high = high <= 0 && high + room > 0 ? 0 : high + room;
        }
        return new Range(
                Double.isNaN(axis.from()) ? low : axis.from(),
                Double.isNaN(axis.to()) ? high : axis.to(),
                axis);
    }

    /// With ends at round places.
    Range rounded() {
        var room = roomy(0);
        if (axis.log()) {
            return new Range(
                    Math.pow(10, Math.floor(Math.log10(room.least) + 1e-9)),
                    Math.pow(10, Math.ceil(Math.log10(room.greatest) - 1e-9)),
                    axis);
        }
        double step = room.step(6);
        return new Range(
                Math.floor(room.least / step + 1e-9) * step,
                Math.ceil(room.greatest / step - 1e-9) * step,
                axis);
    }

    @Override
    public double fraction(double value) {
        if (!axis.log()) {
            return (value - least) / (greatest - least);
        }
        return value <= 0 ? Double.NaN : Math.log(value / least) / Math.log(greatest / least);
    }

    @Override
    public List<Tick> ticks(int wanted) {
        return axis.log() && greatest / least > 30 ? decades(wanted) : steps(wanted);
    }

    private List<Tick> decades(int wanted) {
        var ticks = new ArrayList<Tick>();
        int first = (int) Math.ceil(Math.log10(least) - 1e-9);
        int last = (int) Math.floor(Math.log10(greatest) + 1e-9);
        int step = Math.max(1, (int) Math.ceil((last - first + 1) / (double) wanted));
        for (int power = first; power <= last; power += step) {
            double value = Math.pow(10, power);
            ticks.add(new Tick(value, Numerals.tick(value)));
        }
        return ticks;
    }

    private double step(int wanted) {
        double rough = (greatest - least) / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        return power * (times <= 1.01 ? 1 : times <= 2.01 ? 2 : times <= 5.01 ? 5 : 10);
    }

    private List<Tick> steps(int wanted) {
        double step = step(wanted);
        var ticks = new ArrayList<Tick>();
        long first = (long) Math.ceil(least / step - 1e-9);
        for (long i = first; i * step <= greatest + step * 1e-9 && ticks.size() < 100; i++) {
            double value = i * step;
            ticks.add(new Tick(value, Numerals.tick(value)));
        }
        return ticks;
    }
}
