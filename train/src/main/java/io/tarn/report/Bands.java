package io.tarn.report;

import java.util.List;
import java.util.stream.IntStream;

/// A side of equal bands, one for each category; band i has its middle at the value i.
///
/// @param reversed whether the first one lies at the end, as for rows that are read from the top
record Bands(List<String> names, boolean reversed) implements Side {
    @Override
    public double fraction(double value) {
        double fraction = (value + 0.5) / Math.max(1, names.size());
        return reversed ? 1 - fraction : fraction;
    }

    @Override
    public List<Tick> ticks(int wanted) {
        int step = Math.max(1, (int) Math.ceil(names.size() / (double) Math.max(1, wanted)));
        return IntStream.range(0, names.size())
                .filter(i -> i % step == 0)
                .mapToObj(i -> new Tick(i, shortened(names.get(i))))
                .toList();
    }

    private static String shortened(String name) {
        var flat = name.replaceAll("\\s+", " ");
        return flat.length() <= 26 ? flat : flat.substring(0, 25) + "…";
    }
}
