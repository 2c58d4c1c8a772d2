package io.tarn.data.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Dates: days since the first one, year, month, day of the week, hour, and the day of the year on a circle.
///
/// @param first the earliest of the training rows, in milliseconds
/// @param means of the parts over training rows
/// @param deviations of the parts over training rows
record DateEncoding(
        String column, long first, List<Double> means, List<Double> deviations, boolean hadMissing)
        implements ColumnEncoding {
    private static final List<String> PARTS =
            List.of(
                    "days",
                    "year",
                    "month",
                    "weekday",
                    "hour",
                    "day of year sin",
                    "day of year cos");
    private static final double DAY = 86_400_000;
    private static final double MOST = 10;

    static DateEncoding fit(Column column) {
        long[] millis = Cells.dates(column);
        long[] present = Arrays.stream(millis).filter(m -> m != Dates.MISSING).toArray();
        long first = Arrays.stream(present).min().orElse(0);
        double[][] parts =
                Arrays.stream(present).mapToObj(m -> parts(m, first)).toArray(double[][]::new);
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int part = 0; part < PARTS.size(); part++) {
            int index = part;
            Moments moments = Moments.of(Arrays.stream(parts).mapToDouble(p -> p[index]).toArray());
            means.add(moments.mean());
            deviations.add(moments.deviation() > 0 ? moments.deviation() : 1);
        }
        return new DateEncoding(
                column.name(), first, means, deviations, present.length < millis.length);
    }

    private static double[] parts(long millis, long first) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        double angle = 2 * Math.PI * (time.getDayOfYear() - 1) / time.toLocalDate().lengthOfYear();
        return new double[] {
            (millis - (double) first) / DAY,
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfWeek().getValue(),
            time.getHour() + time.getMinute() / 60.0,
            Math.sin(angle),
            Math.cos(angle)
        };
    }

    private List<String> partNames() {
        return PARTS.stream().map(part -> column + " " + part).toList();
    }

    @Override
    public List<String> wideNames() {
        List<String> names = new ArrayList<>(partNames());
        if (hadMissing) {
            names.add(column + " is missing");
        }
        return names;
    }

    @Override
    public void wide(Column cells, float[][] out, int at) {
        long[] millis = Cells.dates(cells);
        for (int row = 0; row < millis.length; row++) {
            boolean missing = millis[row] == Dates.MISSING;
            if (!missing) {
                double[] parts = parts(millis[row], first);
                for (int part = 0; part < parts.length; part++) {
                    double z = (parts[part] - means.get(part)) / deviations.get(part);
                    out[row][at + part] = (float) Math.clamp(z, -MOST, MOST);
                }
            } else if (hadMissing) {
                out[row][at + PARTS.size()] = 1;
            }
        }
    }

    @Override
    public List<String> rawNames() {
        return partNames();
    }

    @Override
    public void raw(Column cells, float[][] out, int at) {
        long[] millis = Cells.dates(cells);
        for (int row = 0; row < millis.length; row++) {
            boolean missing = millis[row] == Dates.MISSING;
            double[] parts = missing ? new double[0] : parts(millis[row], first);
            for (int part = 0; part < PARTS.size(); part++) {
                out[row][at + part] = missing ? Float.NaN : (float) parts[part];
            }
        }
    }

    @Override
    public Optional<String> note(Column cells) {
        long[] millis = Cells.dates(cells);
        int strange = 0;
        for (int row = 0; row < millis.length; row++) {
            strange += millis[row] == Dates.MISSING && !cells.isMissing(row) ? 1 : 0;
        }
        return strange == 0
                ? Optional.empty()
                : Optional.of(
                        "%s: %d values are no dates and count as missing"
                                .formatted(column, strange));
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", "date");
        json.put("column", column);
        json.put("first", Long.toString(first));
        json.put("means", means);
        json.put("deviations", deviations);
        json.put("hadMissing", hadMissing);
        return json;
    }

    static DateEncoding fromJson(Json json) {
        String first = json.text("first");
        if (!first.matches("-?\\d{1,18}")) {
            throw json.wrong("first", "milliseconds");
        }
        List<Double> means = json.numbers("means");
        List<Double> deviations = json.numbers("deviations");
        if (means.size() != PARTS.size() || deviations.size() != PARTS.size()) {
            throw json.wrong("means", PARTS.size() + " numbers");
        }
        return new DateEncoding(
                json.text("column"),
                Long.parseLong(first),
                means,
                deviations,
                json.truth("hadMissing"));
    }
}
