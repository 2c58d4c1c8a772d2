package io.tarn.report;

/// The settings that every chart has.
///
/// @param <C> the chart itself, so that settings can be strung together
public sealed interface Framed<C extends Chart> extends Chart
        permits Lines, Scatter, Bars, HeatMap, Histogram, Boxes, Surface, ImageGrid {
    @Override
    C frame(Frame frame);

    default C title(String text) {
        return frame(frame().title(text));
    }

    default C x(String label) {
        return x(new Axis(label, "", frame().x().log(), frame().x().from(), frame().x().to()));
    }

    default C x(Axis axis) {
        return frame(frame().x(axis));
    }

    default C y(String label) {
        return y(new Axis(label, "", frame().y().log(), frame().y().from(), frame().y().to()));
    }

    default C y(Axis axis) {
        return frame(frame().y(axis));
    }

    default C logX() {
        return x(frame().x().logarithmic());
    }

    default C logY() {
        return y(frame().y().logarithmic());
    }

    /// A sentence below the chart.
    default C note(String text) {
        return frame(frame().note(text));
    }
}
