package io.tarn.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Numbers: the median where one is missing, a logarithm where a tail is heavy, then mean 0 and deviation 1.
///
/// A tail is heavy when the skewness is beyond ±2 and the logarithm more than halves it. Standardised values end at ±10, so that a wild
/// new value does not carry a network away.
///
/// @param unit the typical size, by which values are divided before the logarithm; 0 takes none
/// @param hadMissing whether training rows had missing values: then a second feature says so
record NumberEncoding(
        String column,
        double median,
        double unit,
        double mean,
        double deviation,
        boolean hadMissing)
        implements ColumnEncoding {
    private static final double MOST = 10;
    private static final double SKEWED = 2;
    private static final int ENOUGH = 20;

    static NumberEncoding fit(Column column) {
        double[] all = Cells.numbers(column);
        double[] present = Arrays.stream(all).filter(value -> !Double.isNaN(value)).toArray();
        double[] sorted = present.clone();
        Arrays.parallelSort(sorted);
        double median = Moments.median(sorted);
        double unit = unit(sorted);
        double[] filled = all;
        if (present.length < all.length) {
            filled = Arrays.stream(all).map(x -> Double.isNaN(x) ? median : x).toArray();
        }
        Moments plain = Moments.of(filled);
        if (present.length >= ENOUGH && Math.abs(plain.skewness()) > SKEWED) {
            Moments log = Moments.of(Arrays.stream(filled).map(x -> log(x, unit)).toArray());
            if (Math.abs(log.skewness()) < Math.abs(plain.skewness()) / 2) {
                return of(column, median, unit, log, present.length < all.length);
            }
        }
        return of(column, median, 0, plain, present.length < all.length);
    }

    private static NumberEncoding of(
            Column column, double median, double unit, Moments moments, boolean hadMissing) {
        double deviation = moments.deviation() > 0 ? moments.deviation() : 1;
        return new NumberEncoding(
                column.name(), median, unit, moments.mean(), deviation, hadMissing);
    }

    /// The median size of the values that are not 0.
    private static double unit(double[] values) {
        double[] sizes = Arrays.stream(values).map(Math::abs).filter(size -> size > 0).toArray();
        Arrays.parallelSort(sizes);
        return sizes.length == 0 ? 1 : Moments.median(sizes);
    }

    /// sign(x)·ln(1 + |x| / u)
    private static double log(double x, double unit) {
        return Math.signum(x) * Math.log1p(Math.abs(x) / unit);
    }

    @Override
    public List<String> wideNames() {
        return hadMissing ? List.of(column, column + " is missing") : List.of(column);
    }

    @Override
    public void wide(Column cells, float[][] out, int at) {
        double[] values = Cells.numbers(cells);
        for (int row = 0; row < values.length; row++) {
            boolean missing = Double.isNaN(values[row]);
            double x = missing ? median : values[row];
            // z = (x - μ) / σ
            double z = ((unit > 0 ? log(x, unit) : x) - mean) / deviation;
            out[row][at] = (float) Math.clamp(z, -MOST, MOST);
            if (hadMissing) {
                out[row][at + 1] = missing ? 1 : 0;
            }
        }
    }

    @Override
    public List<String> rawNames() {
        return List.of(column);
    }

    @Override
    public void raw(Column cells, float[][] out, int at) {
        double[] values = Cells.numbers(cells);
        for (int row = 0; row < values.length; row++) {
            out[row][at] = (float) Math.clamp(values[row], -Float.MAX_VALUE, Float.MAX_VALUE);
        }
    }

    @Override
    public Optional<String> note(Column cells) {
        if (cells instanceof Numbers) {
            return Optional.empty();
        }
        double[] values = Cells.numbers(cells);
        List<String> strange = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row]) && !cells.isMissing(row)) {
                strange.add(cells.text(row));
            }
        }
        return strange.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s: %d values such as \"%s\" are no numbers and count as missing"
                                .formatted(column, strange.size(), strange.getFirst()));
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", "number");
        json.put("column", column);
        json.put("median", median);
        json.put("unit", unit);
        json.put("mean", mean);
        json.put("deviation", deviation);
        json.put("hadMissing", hadMissing);
        return json;
    }

    static NumberEncoding fromJson(Json json) {
        return new NumberEncoding(
                json.text("column"),
                json.number("median"),
                json.number("unit"),
                json.number("mean"),
                json.number("deviation"),
                json.truth("hadMissing"));
    }
}
