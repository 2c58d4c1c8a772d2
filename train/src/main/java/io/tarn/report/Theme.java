package io.tarn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The colours of charts. The series' colours can be told apart by people who do not see all colours (after Okabe and Ito).
///
/// @param series of the lines, groups and bars, in this order and then from the start
/// @param text of titles
/// @param muted of axis labels
/// @param grid of grid lines
/// @param surface behind the chart
/// @param accent of high values
/// @param counter of low values in a diverging heat map
/// @param onAccent of text on the accent
/// @param good of what is right
/// @param bad of what is wrong
public record Theme(
        List<String> series,
        String text,
        String muted,
        String grid,
        String surface,
        String accent,
        String counter,
        String onAccent,
        String good,
        String bad) {
    public static final Theme LIGHT =
            new Theme(
                    List.of(
                            "#0068a8", "#d55e00", "#008a64", "#b8578c", "#c98500", "#4aa3df",
                            "#6f56a8", "#6d6d6d"),
                    "#1c1f23",
                    "#5b626b",
                    "#e4e6e8",
                    "#ffffff",
                    "#0b5c94",
                    "#c2570c",
                    "#ffffff",
                    "#1a7f5a",
                    "#c0392b");

    public static final Theme DARK =
            new Theme(
                    List.of(
                            "#5cb3f0", "#ff9457", "#3fcb9d", "#e79cc6", "#f0bd4e", "#9adcff",
                            "#bba7ea", "#b4b8bd"),
                    "#e9ebee",
                    "#a3abb5",
                    "#343a42",
                    "#1b1f24",
                    "#63b8f5",
                    "#ff9a5e",
                    "#10151a",
                    "#48c99a",
                    "#ff8577");

    /// The colours as variables that the page's style sheet sets for light and dark.
    static final Theme VARIABLES =
            new Theme(
                    IntStream.range(0, LIGHT.series.size())
                            .mapToObj(i -> "var(--series-" + i + ")")
                            .toList(),
                    "var(--text)",
                    "var(--muted)",
                    "var(--grid)",
                    "var(--surface)",
                    "var(--accent)",
                    "var(--counter)",
                    "var(--on-accent)",
                    "var(--good)",
                    "var(--bad)");

    public Theme {
        series = List.copyOf(series);
    }

    /// The colour of the series of this number.
    public String series(int number) {
        return series.get(number % series.size());
    }

    /// This theme's values for [#VARIABLES] in a style sheet.
    String css() {
        var names = names(VARIABLES);
        var values = names(this);
        var css = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            css.append(name, "var(".length(), name.length() - 1)
                    .append(':')
                    .append(values.get(i))
                    .append(';');
        }
        return css.toString();
    }

    private static List<String> names(Theme theme) {
        var all = new ArrayList<>(theme.series);
        all.addAll(
                List.of(
                        theme.text,
                        theme.muted,
                        theme.grid,
                        theme.surface,
                        theme.accent,
                        theme.counter,
                        theme.onAccent,
                        theme.good,
                        theme.bad));
        return all;
    }
}
