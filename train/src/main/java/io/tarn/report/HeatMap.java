package io.tarn.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A table of numbers as colours: a confusion matrix, correlations, attention.
///
/// @param rows names from top to bottom
/// @param columns names from left to right
/// @param values a row of numbers for each name
/// @param cells what is written into the cells, or empty for the values themselves
/// @param colours what the colours mean
public record HeatMap(
        Frame frame,
        List<String> rows,
        List<String> columns,
        double[][] values,
        List<List<String>> cells,
        Colours colours)
        implements Framed<HeatMap> {
    static final int MOST = 128; // rows and columns that are drawn

    /// How values become colours.
    public enum Colours {
        /// From pale for the least value to strong for the greatest.
        SEQUENTIAL,
        /// Two colours that part at 0.
        DIVERGING
    }

    public HeatMap {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
        Checks.sameLength("HeatMap", "rows of values as names", rows.size(), values.length);
        values = values.clone();
        for (int i = 0; i < values.length; i++) {
            Checks.sameLength(
                    "HeatMap", "values in a row as columns", columns.size(), values[i].length);
            values[i] = values[i].clone();
        }
    }

    public static HeatMap of(
            String title, List<String> rows, List<String> columns, double[][] values) {
        return new HeatMap(Frame.of(title), rows, columns, values, List.of(), Colours.SEQUENTIAL);
    }

    /// A confusion matrix: rows are true classes, columns predicted ones; a cell shows its count and its share of the row, which is its colour.
    public static HeatMap confusion(String title, List<String> labels, long[][] counts) {
        var shares = new double[counts.length][];
        var cells = new ArrayList<List<String>>();
        for (int i = 0; i < counts.length; i++) {
            long total = 0;
            for (long count : counts[i]) {
                total += count;
            }
            shares[i] = new double[counts[i].length];
            var texts = new ArrayList<String>();
            for (int j = 0; j < counts[i].length; j++) {
                shares[i][j] = total == 0 ? Double.NaN : 100.0 * counts[i][j] / total;
                texts.add(
                        counts[i][j] == 0
                                ? "0"
                                : String.format(
                                        Locale.ROOT, "%,d\n%.0f%%", counts[i][j], shares[i][j]));
            }
            cells.add(texts);
        }
        return new HeatMap(Frame.of(title), labels, labels, shares, cells, Colours.SEQUENTIAL)
                .x("predicted class")
                .y("true class")
                .note(
                        "Each cell: the count, and its share of the true class, which is the colour.");
    }

    @Override
    public HeatMap frame(Frame other) {
        return new HeatMap(other, rows, columns, values, cells, colours);
    }

    /// Colours that part at 0, as for correlations.
    public HeatMap diverging() {
        return new HeatMap(frame, rows, columns, values, cells, Colours.DIVERGING);
    }

    /// What is written into a cell; large maps have room for colours only.
    String cell(int row, int column) {
        return rows.size() > 24 || columns.size() > 16 || rows.isEmpty() || columns.isEmpty()
                ? ""
                : cells.isEmpty()
                        ? Numerals.shortText(values[row][column])
                        : cells.get(row).get(column);
    }

    /// The greatest distance from 0.
    double extent() {
        double extent = 0;
        for (var row : values) {
            for (double value : row) {
                extent = Double.isFinite(value) ? Math.max(extent, Math.abs(value)) : extent;
            }
        }
        return extent == 0 ? 1 : extent;
    }

    /// The strengths of the values' colours: from -1 to 1 where colours part at 0, else from 0 to 1; NaN for a gap.
    double[][] strengths() {
        var range = Range.of(Axis.of("")).with(values);
        double zero = colours == Colours.DIVERGING ? 0 : Math.min(0, range.least());
        double unit = colours == Colours.DIVERGING ? extent() : range.greatest() - zero;
        var strengths = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            strengths[i] = new double[values[i].length];
            for (int j = 0; j < values[i].length; j++) {
                double value = Double.isFinite(values[i][j]) ? values[i][j] : Double.NaN;
                strengths[i][j] = (value - zero) / Math.max(Double.MIN_NORMAL, unit);
            }
        }
        return strengths;
    }

    /// As much of the map as can be seen: rows and columns at equal distances where there are very many.
    HeatMap thinned() {
        if (rows.size() <= MOST && columns.size() <= MOST) {
            return this;
        }
        int[] i = Thinning.spread(rows.size(), MOST);
        int[] j = Thinning.spread(columns.size(), MOST);
        var picked = new double[i.length][];
        for (int row = 0; row < i.length; row++) {
            picked[row] = Thinning.pick(values[i[row]], j);
        }
        return new HeatMap(
                frame,
                Arrays.stream(i).mapToObj(rows::get).toList(),
                Arrays.stream(j).mapToObj(columns::get).toList(),
                picked,
                List.of(),
                colours);
    }
}
