package io.tarn.report;

/// A line through points, with a band around it where `low` and `high` are given.
///
/// @param low lower ends of an interval per point, or empty
/// @param high upper ends of an interval per point, or empty
/// @param dashed whether it is drawn with gaps, as a reference
public record Line(
        String name, double[] x, double[] y, double[] low, double[] high, boolean dashed) {
    public Line {
        Checks.sameLength("Line(" + name + ")", "y as x", x.length, y.length);
        Checks.sameLength("Line(" + name + ")", "high as low", low.length, high.length);
        if (low.length > 0) {
            Checks.sameLength("Line(" + name + ")", "low as x", x.length, low.length);
        }
        x = x.clone();
        y = y.clone();
        low = low.clone();
        high = high.clone();
    }

    public static Line of(String name, double[] x, double[] y) {
        return new Line(name, x, y, new double[0], new double[0], false);
    }

    public Line band(double[] lowEnds, double[] highEnds) {
        return new Line(name, x, y, lowEnds, highEnds, dashed);
    }

    public Line asReference() {
        return new Line(name, x, y, low, high, true);
    }

    public boolean hasBand() {
        return low.length > 0;
    }
}
