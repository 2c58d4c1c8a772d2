package io.tarn.report;

import java.util.List;

/// A function of two variables seen from above: colours, contour lines, and paths upon it, as of an optimizer on a loss.
///
/// @param x the columns' places, ascending and equally spaced
/// @param y the rows' places, ascending and equally spaced
/// @param z a row of values for each y
/// @param height what z measures; a logarithmic one spreads small values
/// @param paths lines from a start to an end
public record Surface(
        Frame frame, double[] x, double[] y, double[][] z, Axis height, List<Line> paths)
        implements Framed<Surface> {
    public Surface {
        paths = List.copyOf(paths);
        Checks.that(
                x.length >= 2 && y.length >= 2,
                "Surface",
                "2 or more places along x and y",
                x.length + " and " + y.length,
                "evaluate the function on a grid");
        Checks.sameLength("Surface", "rows of z as y", y.length, z.length);
        x = x.clone();
        y = y.clone();
        z = z.clone();
        for (int i = 0; i < z.length; i++) {
            Checks.sameLength("Surface", "values in a row as x", x.length, z[i].length);
            z[i] = z[i].clone();
        }
    }

    public static Surface of(String title, double[] x, double[] y, double[][] z) {
        return new Surface(Frame.of(title), x, y, z, Axis.of(""), List.of());
    }

    @Override
    public Surface frame(Frame other) {
        return new Surface(other, x, y, z, height, paths);
    }

    public Surface z(Axis axis) {
        return new Surface(frame, x, y, z, axis, paths);
    }

    public Surface z(String label) {
        return z(new Axis(label, "", height.log(), height.from(), height.to()));
    }

    public Surface logZ() {
        return z(height.logarithmic());
    }

    public Surface path(String name, double[] pathX, double[] pathY) {
        return new Surface(
                frame, x, y, z, height, Lists.append(paths, Line.of(name, pathX, pathY)));
    }

    Range heights() {
        return Range.of(height).with(z);
    }
}
