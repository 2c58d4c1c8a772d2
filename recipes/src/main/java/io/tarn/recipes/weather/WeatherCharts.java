package io.tarn.recipes.weather;

import io.tarn.classic.markov.GaussianHmm;
import io.tarn.report.Axis;
import io.tarn.report.Chart;
import io.tarn.report.HeatMap;
import io.tarn.report.Lines;
import io.tarn.report.Scatter;
import io.tarn.tensor.Tensor;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The figures of [WeatherPage].
///
/// @param names of the states, from cold to warm
/// @param path the likeliest state of every day
record WeatherCharts(SeattleDays days, GaussianHmm model, List<String> names, int[] path) {
    static WeatherCharts of(SeattleDays days, GaussianHmm model) {
        int[] path = model.states(days.rows()).toInt().toIntArray();
        List<String> names = new ArrayList<>();
        for (int state = 0; state < model.states(); state++) {
            int own = state;
            int[] its = IntStream.range(0, SeattleDays.KNOWN).filter(i -> path[i] == own).toArray();
            double high = Arrays.stream(its).mapToDouble(i -> days.high()[i]).average().orElse(0);
            double wet =
                    Arrays.stream(its)
                            .mapToDouble(i -> days.rain()[i] > 0 ? 1 : 0)
                            .average()
                            .orElse(0);
            String name = String.format(Locale.ROOT, "%c %.0f° ", 'A' + state, high);
            names.add(name + (wet > 0.5 ? "wet" : "dry"));
        }
        return new WeatherCharts(days, model, List.copyOf(names), path);
    }

    static Chart byStates(double[] hidden, double[] mixture, int chosen) {
        return Lines.of("Log likelihood of 2014 by number of states")
                .line("hidden Markov model", hidden)
                .line("mixture, no memory", mixture)
                .ruleAtX("chosen", chosen)
                .x("states, or parts of the mixture")
                .y(Axis.of("log likelihood per day").unit("nats"));
    }

    Chart temperatures() {
        return byState("Every day of 2015 and its state: temperature", days.high())
                .y(Axis.of("highest temperature").unit("°C"));
    }

    Chart rain() {
        return byState("Every day of 2015 and its state: rain", days.rain())
                .y(Axis.of("rain").unit("mm"));
    }

    private Scatter byState(String title, double[] values) {
        Scatter chart = Scatter.of(title);
        for (int state = 0; state < names.size(); state++) {
            int own = state;
            int[] its =
                    IntStream.range(0, SeattleDays.YEAR)
                            .filter(i -> path[SeattleDays.KNOWN + i] == own)
                            .toArray();
            chart =
                    chart.points(
                            names.get(state),
                            Arrays.stream(its).mapToDouble(i -> i + 1).toArray(),
                            Arrays.stream(its)
                                    .mapToDouble(i -> values[SeattleDays.KNOWN + i])
                                    .toArray());
        }
        return chart.x(Axis.of("day of 2015").range(0, 366));
    }

    /// The mean of p(state | all days) over the days of each month of the test.
    Chart months() {
        Tensor year = model.posteriors(days.rows()).narrow(0, SeattleDays.KNOWN, SeattleDays.YEAR);
        double[][] shares = new double[names.size()][Month.values().length];
        List<String> columns = new ArrayList<>();
        for (Month month : Month.values()) {
            Tensor its = year.narrow(0, month.firstDayOfYear(false) - 1L, month.length(false));
            double[] means = its.mean(0).mul(100).round().div(100).toDoubleArray();
            for (int state = 0; state < means.length; state++) {
                shares[state][columns.size()] = means[state];
            }
            columns.add(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        }
        return HeatMap.of("The states through the months of 2015", names, columns, shares)
                .x("month of 2015")
                .y("state")
                .note("Shares of the days of a month, rounded to hundredths.");
    }

    Chart transitions() {
        double[][] rows =
                IntStream.range(0, names.size())
                        .mapToObj(state -> model.transitions().get(state))
                        .map(row -> row.mul(100).round().div(100).toDoubleArray())
                        .toArray(double[][]::new);
        return HeatMap.of("From one day to the next", names, names, rows)
                .x("tomorrow")
                .y("today")
                .note("Probabilities, rounded to hundredths.");
    }

    static Chart histories(double[][] histories) {
        Lines chart = Lines.of("Log likelihood over the steps of Baum-Welch");
        for (int i = 0; i < histories.length; i++) {
            double[] steps = IntStream.range(0, histories[i].length).asDoubleStream().toArray();
            chart = chart.line("beginning " + (i + 1), steps, histories[i]);
        }
        return chart.x("step").y(Axis.of("log likelihood per day, 2012 to 2014").unit("nats"));
    }
}
