package io.tarn.doctor;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Draws boxes with lines of text, and arrows between them.
final class TreePen implements AutoCloseable {
    private static final int SCALE = 2; // sharp on fine screens
    private static final int LINE = 18;
    static final Color INK = new Color(0x1c1f23);
    static final Color PALE = new Color(0xa9b1ba);
    static final Color MUTED = new Color(0x6b737c);
    static final Color TAKEN = new Color(0x0b5c94);
    static final Color TAKEN_FILL = new Color(0xe3f0fa);
    static final Color BAD = new Color(0xc0392b);
    static final Color BAD_FILL = new Color(0xfbe9e7);
    static final Color GOOD = new Color(0x1a7f5a);
    static final Color GOOD_FILL = new Color(0xe4f5ee);

    private final BufferedImage image;
    private final Graphics2D pen;

    TreePen(int width, int height) {
        image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.scale(SCALE, SCALE);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    BufferedImage image() {
        return image;
    }

    /// How a box or an arrow looks.
    enum Look {
        /// Beside the path.
        ASIDE(PALE, Color.WHITE, MUTED),
        /// On the path.
        TAKEN(TreePen.TAKEN, TAKEN_FILL, INK),
        /// Where the path ends with a cause.
        SICK(BAD, BAD_FILL, INK),
        /// Where it ends well.
        HEALTHY(GOOD, GOOD_FILL, INK);

        private final Color edge;
        private final Color fill;
        private final Color text;

        Look(Color edge, Color fill, Color text) {
            this.edge = edge;
            this.fill = fill;
            this.text = text;
        }
    }

    /// A place for a box.
    record Box(int x, int y, int width, int height) {
        int middle() {
            return x + width / 2;
        }

        int bottom() {
            return y + height;
        }
    }

    /// A box with lines in its middle, the first `strong` of them in bold.
    void box(Box at, Look look, int strong, List<String> lines) {
        var shape = new RoundRectangle2D.Double(at.x, at.y, at.width, at.height, 14, 14);
        pen.setColor(look.fill);
        pen.fill(shape);
        pen.setColor(look.edge);
        pen.setStroke(new BasicStroke(look == Look.ASIDE ? 1.2f : 2.4f));
        pen.draw(shape);
        int y = at.y + (at.height - LINE * lines.size()) / 2 + 13;
        for (int i = 0; i < lines.size(); i++) {
            text(lines.get(i), at.middle(), y + i * LINE, i < strong, look.text, at.width - 10);
        }
    }

    /// An arrow down from one box to the next, by way of the middle between them, with a word at its bend.
    void arrow(Box from, Box to, Look look, String word) {
        int middle = (from.bottom() + to.y) / 2;
        var path = new Path2D.Double();
        path.moveTo(from.middle(), from.bottom());
        path.lineTo(from.middle(), middle);
        path.lineTo(to.middle(), middle);
        path.lineTo(to.middle(), to.y - 2.0);
        pen.setColor(look.edge);
        pen.setStroke(new BasicStroke(look == Look.ASIDE ? 1.2f : 3f));
        pen.draw(path);
        head(to.middle(), to.y - 2, 0, 1);
        if (!word.isEmpty()) {
            text(word, (from.middle() + to.middle()) / 2, middle - 6, true, look.edge, 200);
        }
    }

    /// An arrow from the right edge of one box to the left edge of another.
    void across(Box from, Box to, Look look) {
        int y = from.y + from.height / 2;
        var path = new Path2D.Double();
        path.moveTo(from.x + from.width, y);
        path.lineTo(to.x - 2.0, y);
        pen.setColor(look.edge);
        pen.setStroke(new BasicStroke(3f));
        pen.draw(path);
        head(to.x - 2, y, 1, 0);
    }

    private void head(double x, double y, double alongX, double alongY) {
        for (int side : new int[] {-1, 1}) {
            var line = new Path2D.Double();
            line.moveTo(x, y);
            line.lineTo(x - 9 * alongX - side * 5 * alongY, y - 9 * alongY + side * 5 * alongX);
            pen.draw(line);
        }
    }

    /// Smaller where it would be wider than there is room.
    private void text(String line, int x, int y, boolean strong, Color colour, int room) {
        int size = 14;
        pen.setFont(font(size, strong));
        while (pen.getFontMetrics().stringWidth(line) > room && size > 9) {
            size--;
            pen.setFont(font(size, strong));
        }
        pen.setColor(colour);
        pen.drawString(line, x - pen.getFontMetrics().stringWidth(line) / 2, y);
    }

    private static Font font(int size, boolean strong) {
        return new Font(Font.SANS_SERIF, strong ? Font.BOLD : Font.PLAIN, size);
    }

    @Override
    public void close() {
        pen.dispose();
    }
}
