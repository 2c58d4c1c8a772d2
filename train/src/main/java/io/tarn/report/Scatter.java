package io.tarn.report;

import java.util.List;

/// Points in the plane, coloured by group: predictions against targets, or two columns of a table.
///
/// @param lines curves upon the points, such as a fit
/// @param diagonal whether the line y = x is drawn, where a perfect prediction lies
public record Scatter(Frame frame, List<Group> groups, List<Line> lines, boolean diagonal)
        implements Framed<Scatter> {
    /// Points of one colour.
    public record Group(String name, double[] x, double[] y) {
        public Group {
            Checks.sameLength("Scatter(" + name + ")", "y as x", x.length, y.length);
            x = x.clone();
            y = y.clone();
        }
    }

    public Scatter {
        groups = List.copyOf(groups);
        lines = List.copyOf(lines);
    }

    public static Scatter of(String title) {
        return new Scatter(Frame.of(title), List.of(), List.of(), false);
    }

    @Override
    public Scatter frame(Frame other) {
        return new Scatter(other, groups, lines, diagonal);
    }

    public Scatter points(String name, double[] x, double[] y) {
        return new Scatter(frame, Lists.append(groups, new Group(name, x, y)), lines, diagonal);
    }

    public Scatter line(String name, double[] x, double[] y) {
        return new Scatter(frame, groups, Lists.append(lines, Line.of(name, x, y)), diagonal);
    }

    /// With the line y = x.
    public Scatter withDiagonal() {
        return new Scatter(frame, groups, lines, true);
    }
}
