package io.tarn.report;

import java.util.ArrayList;
import java.util.List;

/// Lines over one pair of axes: learning curves, ROC curves, anything that goes from left to right.
///
/// @param marks points that are named in the chart, such as the best epoch
/// @param rules straight lines across the chart, such as a baseline
public record Lines(Frame frame, List<Line> lines, List<Mark> marks, List<Rule> rules)
        implements Framed<Lines> {
    /// A point with a name.
    public record Mark(String name, double x, double y) {}

    /// A straight line across the chart, at a value of x or of y.
    ///
    /// @param axis along which the value is measured
    public record Rule(String name, Direction axis, double at) {}

    /// The axis along which a [Rule] has its value.
    public enum Direction {
        X,
        Y
    }

    public Lines {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
        rules = List.copyOf(rules);
    }

    public static Lines of(String title) {
        return new Lines(Frame.of(title), List.of(), List.of(), List.of());
    }

    @Override
    public Lines frame(Frame other) {
        return new Lines(other, lines, marks, rules);
    }

    /// The lines' colours; references are grey and take none from the others.
    List<String> colours(Theme theme) {
        var colours = new ArrayList<String>();
        int number = 0;
        for (var line : lines) {
            colours.add(line.dashed() ? theme.muted() : theme.series(number++));
        }
        return colours;
    }

    public Lines line(Line line) {
        return new Lines(frame, Lists.append(lines, line), marks, rules);
    }

    public Lines line(String name, double[] x, double[] y) {
        return line(Line.of(name, x, y));
    }

    /// A line over 1, 2, 3, …: one value for each epoch, say.
    public Lines line(String name, double... y) {
        return line(Line.of(name, Checks.counting(y.length), y));
    }

    /// A line with an interval around it.
    public Lines band(String name, double[] x, double[] y, double[] low, double[] high) {
        return line(Line.of(name, x, y).band(low, high));
    }

    public Lines mark(String name, double x, double y) {
        return new Lines(frame, lines, Lists.append(marks, new Mark(name, x, y)), rules);
    }

    /// A vertical line at a value of x.
    public Lines ruleAtX(String name, double x) {
        return new Lines(frame, lines, marks, Lists.append(rules, new Rule(name, Direction.X, x)));
    }

    /// A horizontal line at a value of y.
    public Lines ruleAtY(String name, double y) {
        return new Lines(frame, lines, marks, Lists.append(rules, new Rule(name, Direction.Y, y)));
    }
}
