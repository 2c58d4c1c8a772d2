package io.tarn.recipes.board;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Boards with what a network would play: a blue disc is as large as its move is likely, a red ring is the move that was played.
final class BoardDrawing {
    private static final int CELL = 26;
    private static final int MARGIN = 30;
    private static final int SIDE = 2 * MARGIN + (Position.SIDE - 1) * CELL;
    private static final int FOOT = 34;
    private static final int SCALE = 2; // sharp on fine screens
    private static final double LEAST = 0.005; // smaller probabilities are not drawn
    private static final int TOLD = 3; // the likeliest moves say their numbers
    private static final Color WOOD = new Color(0xf3dfb6);
    private static final Color LINE = new Color(0x9a8560);
    private static final Color INK = new Color(0x2b2f33);
    private static final Color LIKELY = new Color(0x0068a8);
    private static final Color PLAYED = new Color(0xc22f3d);

    private final Graphics2D pen;

    private BoardDrawing(Graphics2D pen) {
        this.pen = pen;
    }

    /// One board beside the other.
    ///
    /// @param likely the probability of each point, for each position
    static BufferedImage of(List<Position> positions, List<double[]> likely) {
        int width = positions.size() * SIDE;
        int height = SIDE + FOOT;
        var image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.scale(SCALE, SCALE);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        for (int i = 0; i < positions.size(); i++) {
            new BoardDrawing(pen).board(positions.get(i), likely.get(i));
            pen.translate(SIDE, 0);
        }
        pen.dispose();
        return image;
    }

    private void board(Position position, double[] likely) {
        grid();
        for (int point = 0; point < Position.POINTS; point++) {
            if (position.codes()[point] > 0) {
                // black is to move: own stones are black
                stone(point, position.isOwn(point) ? INK : Color.WHITE);
            } else if (likely[point] > LEAST) {
                pen.setColor(LIKELY);
                pen.fill(disc(point, CELL * Math.sqrt(likely[point]) * 0.96));
            }
        }
        if (position.last() >= 0) {
            pen.setColor(LIKELY);
            pen.fill(disc(position.last(), 7));
        }
        pen.setColor(PLAYED);
        pen.setStroke(new BasicStroke(2.4f));
        pen.draw(disc(position.move(), CELL - 1.0));
        foot(position, likely);
    }

    private void grid() {
        int end = SIDE - MARGIN;
        pen.setColor(WOOD);
        pen.fillRect(6, 6, SIDE - 12, SIDE - 12);
        pen.setColor(LINE);
        pen.setStroke(new BasicStroke(1));
        for (int i = 0; i < Position.SIDE; i++) {
            int at = MARGIN + i * CELL;
            pen.drawLine(MARGIN, at, end, at);
            pen.drawLine(at, MARGIN, at, end);
        }
    }

    private void stone(int point, Color colour) {
        pen.setColor(colour);
        pen.fill(disc(point, CELL - 2.0));
        pen.setColor(INK);
        pen.setStroke(new BasicStroke(1));
        pen.draw(disc(point, CELL - 2.0));
    }

    private static Ellipse2D disc(int point, double width) {
        int x = MARGIN + point % Position.SIDE * CELL;
        int y = MARGIN + point / Position.SIDE * CELL;
        return new Ellipse2D.Double(x - width / 2, y - width / 2, width, width);
    }

    /// The likeliest moves and their probabilities; column and row count from the top left.
    private void foot(Position position, double[] likely) {
        List<Integer> best =
                IntStream.range(0, likely.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(point -> -likely[point]))
                        .limit(TOLD)
                        .toList();
        String[] told =
                best.stream()
                        .map(point -> String.format(Locale.ROOT, "%.0f%%", 100 * likely[point]))
                        .toArray(String[]::new);
        String text =
                String.format(
                        Locale.ROOT,
                        "likeliest moves: %s;  the move played: %.0f%%",
                        String.join(", ", Arrays.asList(told)),
                        100 * likely[position.move()]);
        pen.setColor(INK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        pen.drawString(text, MARGIN, SIDE + 18);
    }
}
