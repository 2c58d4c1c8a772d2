package io.tarn.report;

import io.tarn.report.Canvas.Anchor;
import io.tarn.report.Canvas.Pen;
import io.tarn.report.Canvas.Script;
import java.util.List;

/// The frame of a drawn chart: title, legend, axes and note around a rectangle that has a place for every value.
final class Plot {
    /// A name in the legend.
    record Key(String name, String colour) {}

    private static final double SMALL = 11.5;
    private final Canvas canvas;
    private final Theme theme;
    private final Frame frame;
    private final Side sideX;
    private final Side sideY;
    final double left;
    final double right;
    final double top;
    final double bottom;
    private final boolean leaning; // whether the labels below are turned
    private final double labels; // height of the labels below

    /// Lays out a plot in a picture of this size, and draws all but the data.
    Plot(
            Canvas canvas,
            Theme theme,
            Frame frame,
            Side sideX,
            Side sideY,
            List<Key> keys,
            double width,
            double height) {
        this.canvas = canvas;
        this.theme = theme;
        this.frame = frame;
        this.sideX = sideX;
        this.sideY = sideY;
        canvas.box(0, 0, width, height, theme.surface(), 1);
        double above = header(width) + legend(keys, frame.title().isEmpty() ? 6 : 34, width);
        top = above + (frame.y().title().isEmpty() ? 8 : 26);
        left = 20 + widest(sideY.ticks(wantedY(height - top - 40)));
        right = width - 18;
        double widest = widest(sideX.ticks(1000));
        int count = sideX.ticks(1000).size();
        leaning = sideX instanceof Bands && widest > (right - left) / Math.max(1, count) - 6;
        labels = leaning ? 10 + widest * 0.64 : 20;
        bottom =
                height
                        - labels
                        - (frame.x().title().isEmpty() ? 4 : 18)
                        - (frame.note().isEmpty() ? 4 : 20);
        axes(width, height);
    }

    double x(double value) {
        return left + (right - left) * sideX.fraction(value);
    }

    double y(double value) {
        return bottom - (bottom - top) * sideY.fraction(value);
    }

    double[] x(double[] values) {
        return java.util.Arrays.stream(values).map(this::x).toArray();
    }

    double[] y(double[] values) {
        return java.util.Arrays.stream(values).map(this::y).toArray();
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    /// Says that there is nothing to see, so that nobody looks for it.
    void saysNothing() {
        canvas.text(
                (left + right) / 2,
                (top + bottom) / 2,
                "no data",
                Script.of(13, theme.muted()).at(Anchor.MIDDLE));
    }

    void clip() {
        canvas.clip(left - 1, top - 4, width() + 2, height() + 8);
    }

    private double header(double width) {
        if (frame.title().isEmpty()) {
            return 6;
        }
        canvas.text(
                14,
                24,
                Letters.fitted(frame.title(), 16, width - 28),
                Script.of(16, theme.text()).asBold());
        return 34;
    }

    private double legend(List<Key> keys, double from, double width) {
        if (keys.isEmpty()) {
            return 0;
        }
        double x = 14;
        double y = from + 12;
        for (var key : keys) {
            var name = Letters.fitted(key.name(), 12, width - 60);
            double length = 20 + Letters.width(name, 12) + 16;
            if (x + length > width && x > 14) {
                x = 14;
                y += 18;
            }
            canvas.box(x, y - 8, 12, 8, key.colour(), 1);
            canvas.text(x + 18, y, name, Script.of(12, theme.text()));
            x += length;
        }
        return y + 8 - from;
    }

    private void axes(double width, double height) {
        var pen = Pen.of(theme.grid(), 1);
        boolean bands = sideX instanceof Bands;
        for (var tick : sideY.ticks(wantedY(height()))) {
            double y = y(tick.value());
            if (sideY instanceof Range) {
                canvas.stroke(left, y, right, y, pen);
            }
            canvas.text(
                    left - 7, y + 4, tick.label(), Script.of(SMALL, theme.muted()).at(Anchor.END));
        }
        int wantedX = bands ? leaning ? (int) (width() / 14) : 1000 : wanted(width() / 80);
        for (var tick : sideX.ticks(wantedX)) {
            double x = x(tick.value());
            if (!bands) {
                canvas.stroke(x, top, x, bottom, pen);
            }
            var script = Script.of(SMALL, theme.muted());
            canvas.text(
                    leaning ? x + 4 : x,
                    bottom + (leaning ? 13 : 17),
                    tick.label(),
                    leaning ? script.at(Anchor.END).turned(40) : script.at(Anchor.MIDDLE));
        }
        canvas.stroke(left, bottom, right, bottom, Pen.of(theme.muted(), 1).opacity(0.6));
        canvas.text(14, top - 14, frame.y().title(), Script.of(12, theme.muted()));
        canvas.text(
                (left + right) / 2,
                bottom + labels + 12,
                frame.x().title(),
                Script.of(12, theme.muted()).at(Anchor.MIDDLE));
        canvas.text(
                14,
                height - 9,
                Letters.fitted(frame.note(), SMALL, width - 28),
                Script.of(SMALL, theme.muted()));
    }

    private int wantedY(double room) {
        return sideY instanceof Bands ? (int) Math.max(1, room / 13) : wanted(room / 44);
    }

    private static int wanted(double count) {
        return (int) Math.clamp(count, 2, 10);
    }

    private static double widest(List<Side.Tick> ticks) {
        return ticks.stream()
                .mapToDouble(tick -> Letters.width(tick.label(), SMALL))
                .max()
                .orElse(0);
    }
}
