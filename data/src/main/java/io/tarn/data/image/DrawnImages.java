package io.tarn.data.image;

import io.tarn.tensor.Tensor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;

/// Two small drawings, a house and a boat, for pictures of what augmentations do.
final class DrawnImages {
    private DrawnImages() {}

    /// Floats `[3, size, size]`.
    static List<Tensor> all(int size) {
        return List.of(drawn(size, DrawnImages::house), drawn(size, DrawnImages::boat));
    }

    private static Tensor drawn(int size, Consumer<Graphics2D> draw) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(size, size); // everything lies between 0 and 1
        draw.accept(pen);
        pen.dispose();
        return Pixels.of(Unpacking.of(image)).tensor();
    }

    private static void house(Graphics2D pen) {
        sky(pen, new Color(84, 150, 220), new Color(214, 232, 245), 0.7);
        round(pen, new Color(255, 214, 70), 0.1, 0.08, 0.2);
        pen.setPaint(
                new GradientPaint(0, 0.66f, new Color(120, 180, 80), 0, 1, new Color(50, 110, 50)));
        pen.fill(new Rectangle2D.Double(0, 0.66, 1, 0.34));
        shape(pen, new Color(236, 222, 196), 0.3, 0.45, 0.74, 0.45, 0.74, 0.82, 0.3, 0.82);
        shape(pen, new Color(186, 62, 48), 0.24, 0.47, 0.52, 0.22, 0.8, 0.47);
        shape(pen, new Color(110, 70, 45), 0.47, 0.62, 0.58, 0.62, 0.58, 0.82, 0.47, 0.82);
        for (double left : new double[] {0.35, 0.62}) {
            shape(
                    pen,
                    new Color(70, 110, 160),
                    left,
                    0.53,
                    left + 0.08,
                    0.53,
                    left + 0.08,
                    0.62,
                    left,
                    0.62);
        }
        shape(pen, new Color(100, 66, 40), 0.87, 0.6, 0.91, 0.6, 0.91, 0.84, 0.87, 0.84);
        round(pen, new Color(46, 125, 60), 0.78, 0.38, 0.22);
        round(pen, new Color(66, 150, 74), 0.83, 0.33, 0.16);
    }

    private static void boat(Graphics2D pen) {
        sky(pen, new Color(245, 150, 110), new Color(255, 226, 170), 0.6);
        round(pen, new Color(255, 246, 214), 0.62, 0.34, 0.24);
        pen.setPaint(
                new GradientPaint(0, 0.58f, new Color(70, 130, 150), 0, 1, new Color(16, 50, 90)));
        pen.fill(new Rectangle2D.Double(0, 0.58, 1, 0.42));
        shape(pen, new Color(250, 250, 244), 0.48, 0.14, 0.48, 0.62, 0.2, 0.62);
        shape(pen, new Color(224, 70, 60), 0.52, 0.2, 0.52, 0.62, 0.74, 0.62);
        shape(pen, new Color(92, 56, 36), 0.16, 0.66, 0.84, 0.66, 0.72, 0.8, 0.28, 0.8);
        pen.setStroke(new BasicStroke(0.02f));
        pen.setColor(new Color(150, 200, 210));
        for (double y = 0.84; y < 1; y += 0.07) {
            pen.draw(new Line2D.Double(0.1 + y / 5, y, 0.5 + y / 4, y));
        }
    }

    private static void sky(Graphics2D pen, Color above, Color below, double horizon) {
        pen.setPaint(new GradientPaint(0, 0, above, 0, (float) horizon, below));
        pen.fill(new Rectangle2D.Double(0, 0, 1, 1));
    }

    private static void round(Graphics2D pen, Color colour, double x, double y, double size) {
        pen.setPaint(colour);
        pen.fill(new Ellipse2D.Double(x, y, size, size));
    }

    /// A polygon of points x, y, x, y, ….
    private static void shape(Graphics2D pen, Color colour, double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        pen.setPaint(colour);
        pen.fill(path);
    }
}
