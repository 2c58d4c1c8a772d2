package io.tarn.report;

import java.awt.image.BufferedImage;

/// Where charts are drawn: lines, areas and texts in pixels from the top left. Points that are not finite break a line.
interface Canvas {
    /// Where a text lies against its place.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// How a text looks.
    ///
    /// @param turn degrees against the clock
    record Script(double size, boolean bold, String colour, Anchor anchor, double turn) {
        static Script of(double size, String colour) {
            return new Script(size, false, colour, Anchor.START, 0);
        }

        Script asBold() {
            return new Script(size, true, colour, anchor, turn);
        }

        Script at(Anchor other) {
            return new Script(size, bold, colour, other, turn);
        }

        Script turned(double degrees) {
            return new Script(size, bold, colour, anchor, degrees);
        }
    }

    /// How a line looks.
    record Pen(String colour, double width, double opacity, boolean dashed) {
        static Pen of(String colour, double width) {
            return new Pen(colour, width, 1, false);
        }

        Pen opacity(double share) {
            return new Pen(colour, width, share, dashed);
        }

        Pen dash() {
            return new Pen(colour, width, opacity, true);
        }
    }

    void line(double[] x, double[] y, Pen pen);

    void area(double[] x, double[] y, String colour, double opacity);

    /// Many dots of one look; those without a place are left out.
    void dots(double[] x, double[] y, double radius, String colour, double opacity);

    void text(double x, double y, String text, Script script);

    void image(double x, double y, double width, double height, BufferedImage image);

    /// Draws only inside this rectangle until [#unclip()].
    void clip(double x, double y, double width, double height);

    void unclip();

    default void dot(double x, double y, double radius, String colour, double opacity) {
        dots(new double[] {x}, new double[] {y}, radius, colour, opacity);
    }

    default void box(
            double x, double y, double width, double height, String colour, double opacity) {
        area(
                new double[] {x, x + width, x + width, x},
                new double[] {y, y, y + height, y + height},
                colour,
                opacity);
    }

    default void stroke(double x1, double y1, double x2, double y2, Pen pen) {
        line(new double[] {x1, x2}, new double[] {y1, y2}, pen);
    }
}
