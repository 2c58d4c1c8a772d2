package io.tarn.recipes.weather;

import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Four years of weather in order: the first two to learn from, the third to choose by, the last as the test.
///
/// @param rows highest and lowest temperature, log(1 + rain), log wind; standardised by the days before the test, `[days, 4]`
/// @param high the highest temperatures, in °C
/// @param rain in mm
/// @param highMean of the days before the test
/// @param highDeviation of the same
record SeattleDays(
        Tensor rows, double[] high, double[] rain, double highMean, double highDeviation) {
    static final int LEARNED = 366 + 365; // 2012 and 2013
    static final int KNOWN = LEARNED + 365; // and 2014
    static final int YEAR = 365;

    static SeattleDays read() {
        Table table = Table.read(Datasets.path("weather"));
        double[] high = column(table, "temp_max");
        double[] rain = column(table, "precipitation");
        Tensor all =
                Tensor.stack(
                        List.of(
                                tensor(high),
                                tensor(column(table, "temp_min")),
                                tensor(rain).log1p(),
                                tensor(column(table, "wind")).log()),
                        1);
        Tensor known = all.narrow(0, 0, KNOWN);
        Tensor mean = known.mean(0);
        Tensor deviation = known.std(0);
        return new SeattleDays(
                all.sub(mean).div(deviation),
                high,
                rain,
                mean.get(0).item(),
                deviation.get(0).item());
    }

    private static double[] column(Table table, String name) {
        return ((Numbers) table.column(name)).values();
    }

    private static Tensor tensor(double[] values) {
        return Tensor.of(values, values.length);
    }

    /// Days in order as one sequence.
    Tensor days(int from, int to) {
        return rows.narrow(0, from, to - from);
    }

    /// Each day as a sequence of its own: what was before does not count.
    List<Tensor> apart(int from, int to) {
        return IntStream.range(from, to).mapToObj(day -> days(day, day + 1)).toList();
    }

    double[] testOf(double[] values) {
        return Arrays.copyOfRange(values, KNOWN, KNOWN + YEAR);
    }
}
