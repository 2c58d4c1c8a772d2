package io.tarn.report;

import java.util.List;

/// Bars for categories, side by side where there are several sets of them, with intervals where they are known.
///
/// @param layout whether the bars stand or lie; lying ones leave room for long names
public record Bars(Frame frame, List<String> categories, List<Values> sets, Layout layout)
        implements Framed<Bars> {
    /// One bar for each category.
    ///
    /// @param low lower ends of the intervals, or empty
    /// @param high upper ends of the intervals, or empty
    public record Values(String name, double[] values, double[] low, double[] high) {
        public Values {
            Checks.sameLength("Bars(" + name + ")", "high as low", low.length, high.length);
            if (low.length > 0) {
                Checks.sameLength("Bars(" + name + ")", "low as values", values.length, low.length);
            }
            values = values.clone();
            low = low.clone();
            high = high.clone();
        }

        public boolean hasIntervals() {
            return low.length > 0;
        }
    }

    /// The way that bars point.
    public enum Layout {
        STANDING,
        LYING
    }

    public Bars {
        categories = List.copyOf(categories);
        sets = List.copyOf(sets);
        for (var set : sets) {
            Checks.sameLength(
                    "Bars(" + set.name() + ")",
                    "values as categories",
                    categories.size(),
                    set.values().length);
        }
    }

    public static Bars of(String title, List<String> categories) {
        return new Bars(Frame.of(title), categories, List.of(), Layout.STANDING);
    }

    @Override
    public Bars frame(Frame other) {
        return new Bars(other, categories, sets, layout);
    }

    public Bars bars(String name, double... values) {
        return with(new Values(name, values, new double[0], new double[0]));
    }

    public Bars bars(String name, double[] values, double[] low, double[] high) {
        return with(new Values(name, values, low, high));
    }

    /// Bars that lie, the first category at the top; the x axis then measures.
    public Bars lying() {
        return new Bars(frame, categories, sets, Layout.LYING);
    }

    private Bars with(Values set) {
        return new Bars(frame, categories, Lists.append(sets, set), layout);
    }

    /// Whether the bars are few enough that each can say its value.
    boolean labels() {
        int bars = sets.size() * categories.size();
        return bars <= (isLying() ? 40 : 16) && sets.stream().noneMatch(Values::hasIntervals);
    }

    boolean isLying() {
        return layout == Layout.LYING;
    }
}
