package io.tarn.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/// Fewer points that look the same: peaks and gaps of lines stay, and so do outliers of clouds.
final class Thinning {
    /// More buckets than a chart has pixels on most screens give no more to see.
    static final int BUCKETS = 500;

    static final int CLOUD = 3000;

    private Thinning() {}

    /// Places of the points of a line that are kept: of each bucket of neighbours the first, the least, the greatest and the last, and a gap if there is one.
    static int[] line(double[] y) {
        if (y.length <= 4 * BUCKETS) {
            return all(y.length);
        }
        var kept = new BitSet(y.length);
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int from = (int) ((long) bucket * y.length / BUCKETS);
            int to = (int) ((long) (bucket + 1) * y.length / BUCKETS);
            int least = from;
            int greatest = from;
            int gap = -1;
            for (int i = from; i < to; i++) {
                gap = Double.isFinite(y[i]) ? gap : i;
                least = y[i] < y[least] || !Double.isFinite(y[least]) ? i : least;
                greatest = y[i] > y[greatest] || !Double.isFinite(y[greatest]) ? i : greatest;
            }
            if (gap >= 0) {
                kept.set(gap); // one gap for a bucket is enough
            }
            kept.set(from);
            kept.set(least);
            kept.set(greatest);
            kept.set(to - 1);
        }
        return kept.stream().toArray();
    }

    /// Places of the points of a cloud that are kept: a random sample, and the extremes of x and y in coarse strips.
    static int[] cloud(double[] x, double[] y) {
        if (x.length <= CLOUD) {
            return all(x.length);
        }
        var kept = new BitSet(x.length);
        extremes(x, y, kept);
        extremes(y, x, kept);
        var random = new Random(x.length);
        while (kept.cardinality() < CLOUD) {
            kept.set(random.nextInt(x.length));
        }
        return kept.stream().toArray();
    }

    private static void extremes(double[] along, double[] across, BitSet kept) {
        int strips = 40;
        var range = Range.of(Axis.of("")).with(along);
        if (range.isEmpty() || range.least() == range.greatest()) {
            return;
        }
        var least = new int[strips];
        var greatest = new int[strips];
        Arrays.fill(least, -1);
        Arrays.fill(greatest, -1);
        for (int i = 0; i < along.length; i++) {
            if (Double.isFinite(along[i]) && Double.isFinite(across[i])) {
                int strip = Math.min(strips - 1, (int) (range.fraction(along[i]) * strips));
                if (least[strip] < 0 || across[i] < across[least[strip]]) {
                    least[strip] = i;
                }
                if (greatest[strip] < 0 || across[i] > across[greatest[strip]]) {
                    greatest[strip] = i;
                }
            }
        }
        for (int strip = 0; strip < strips; strip++) {
            if (least[strip] >= 0) {
                kept.set(least[strip]);
                kept.set(greatest[strip]);
            }
        }
    }

    /// So many values at equal distances in an array, with both its ends.
    static double[] spread(double[] values, int most) {
        return pick(values, spread(values.length, most));
    }

    static int[] spread(int length, int most) {
        if (length <= most) {
            return all(length);
        }
        var places = new int[most];
        for (int i = 0; i < most; i++) {
            places[i] = (int) ((long) i * (length - 1) / Math.max(1, most - 1));
        }
        return places;
    }

    static double[] pick(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
    }

    private static int[] all(int length) {
        var places = new int[length];
        Arrays.setAll(places, i -> i);
        return places;
    }

    /// What a chart says about the points that it leaves out, or nothing.
    static String remark(Chart chart) {
        return switch (chart) {
            case Lines lines
                    when lines.lines().stream().anyMatch(it -> it.y().length > 4 * BUCKETS) ->
                    "Long lines are thinned: of each of %d stretches the first, least, greatest and last value are drawn."
                            .formatted(BUCKETS);
            case Scatter scatter
                    when scatter.groups().stream().anyMatch(it -> it.x().length > CLOUD) -> {
                long all = scatter.groups().stream().mapToLong(it -> it.x().length).sum();
                long drawn =
                        scatter.groups().stream()
                                .mapToLong(it -> Math.min(CLOUD, it.x().length))
                                .sum();
                yield "%s of %s are drawn: the outermost and a random sample."
                        .formatted(Numerals.text(drawn), Numerals.count(all, "point"));
            }
            case HeatMap map when map.thinned() != map ->
                    "%d of %d rows and %d of %d columns are drawn."
                            .formatted(
                                    map.thinned().rows().size(),
                                    map.rows().size(),
                                    map.thinned().columns().size(),
                                    map.columns().size());
            default -> "";
        };
    }
}
