package io.tarn.recipes;

import io.tarn.recipes.SmallNetwork.Number;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The graph of a [SmallNetwork]: in blue what flows forward, in orange the gradients that flow back.
final class GraphDrawing {
    private static final int WIDTH = 1050;
    private static final int HEIGHT = 540;
    private static final int SCALE = 2; // sharp on fine screens
    private static final Color FORWARD = new Color(0x0068a8);
    private static final Color BACKWARD = new Color(0xc04f00);
    private static final Color INK = new Color(0x1c1f23);
    private static final Color PALE = new Color(0x9aa3ad);

    private final Graphics2D pen;
    private final Map<String, Number> numbers;

    private GraphDrawing(Graphics2D pen, List<Number> numbers) {
        this.pen = pen;
        this.numbers = numbers.stream().collect(Collectors.toMap(Number::name, n -> n));
    }

    static BufferedImage of(List<Number> numbers) {
        var image = new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.scale(SCALE, SCALE);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        new GraphDrawing(pen, numbers).draw();
        pen.dispose();
        return image;
    }

    private void draw() {
        edge("w11", 80, 160, 330, 160, 0.5);
        edge("w12", 80, 160, 330, 400, 0.3);
        edge("w21", 80, 400, 330, 160, 0.3);
        edge("w22", 80, 400, 330, 400, 0.5);
        arrow(330, 160, 490, 160);
        arrow(330, 400, 490, 400);
        edge("v1", 490, 160, 690, 280, 0.5);
        edge("v2", 490, 400, 690, 280, 0.36);
        arrow(690, 280, 835, 280);
        arrow(835, 280, 980, 280);
        bias("b1", 330, 160);
        bias("b2", 330, 400);
        bias("c", 690, 280);
        node("x1", "x1", 80, 160, -58);
        node("x2", "x2", 80, 400, 56);
        node("z1", "Σ", 330, 160, 56);
        node("z2", "Σ", 330, 400, 56);
        node("a1", "σ", 490, 160, -58);
        node("a2", "σ", 490, 400, 56);
        node("z", "Σ", 690, 280, 56);
        node("y", "σ", 835, 280, 56);
        node("L", "(y-t)²", 980, 280, 56);
        text("forward: values", 110, 520, 15, FORWARD);
        text("backward: by how much the loss grows with the value", 420, 520, 15, BACKWARD);
    }

    /// @param below where its numbers stand
    private void node(String name, String sign, int x, int y, int below) {
        var circle = new Ellipse2D.Double(x - 30, y - 30, 60, 60);
        pen.setColor(Color.WHITE);
        pen.fill(circle);
        pen.setColor(INK);
        pen.setStroke(new BasicStroke(2));
        pen.draw(circle);
        text(sign, x, y + 7, sign.length() > 2 ? 15 : 20, INK);
        label(name, x, y + below);
    }

    /// A weight upon its edge.
    private void edge(String name, int x, int y, int toX, int toY, double part) {
        arrow(x, y, toX, toY);
        label(
                name,
                (int) (x + part * (toX - x)),
                (int) (y + part * (toY - y)) - (y == toY ? 24 : 12));
    }

    private void bias(String name, int x, int y) {
        arrow(x, y - 85, x, y);
        label(name, x, y - 105);
    }

    /// Forward in blue; its gradient comes back the same way.
    private void arrow(double x, double y, double toX, double toY) {
        double length = Math.hypot(toX - x, toY - y);
        double alongX = (toX - x) / length;
        double alongY = (toY - y) / length;
        double endX = toX - 32 * alongX;
        double endY = toY - 32 * alongY;
        pen.setColor(PALE);
        pen.setStroke(new BasicStroke(1.8f));
        pen.draw(new Line2D.Double(x, y, endX, endY));
        for (int side : new int[] {-1, 1}) {
            pen.draw(
                    new Line2D.Double(
                            endX,
                            endY,
                            endX - 10 * alongX - side * 5 * alongY,
                            endY - 10 * alongY + side * 5 * alongX));
        }
    }

    /// The name and value above, the gradient below.
    private void label(String name, int x, int y) {
        Number number = number(name);
        var box = new RoundRectangle2D.Double(x - 58, y - 17, 116, 40, 8, 8);
        pen.setColor(new Color(255, 255, 255, 235));
        pen.fill(box);
        text(name + " = " + written(number.value()), x, y - 2, 16, FORWARD);
        text("∂L/∂" + name + " = " + written(number.gradient()), x, y + 17, 14, BACKWARD);
    }

    private Number number(String name) {
        Number found = numbers.get(name);
        if (found == null) {
            throw new IllegalArgumentException("GraphDrawing: no number is called " + name);
        }
        return found;
    }

    private void text(String text, int x, int y, int size, Color colour) {
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        pen.setColor(colour);
        pen.drawString(text, x - pen.getFontMetrics().stringWidth(text) / 2, y);
    }

    /// Four decimals, or two digits and an exponent where these would be 0.
    static String written(double value) {
        return Math.abs(value) >= 0.001 || value == 0
                ? String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.4f", value)
                : String.format(Locale.ROOT, "%.1e", value);
    }
}
