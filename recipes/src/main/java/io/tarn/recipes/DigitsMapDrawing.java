package io.tarn.recipes;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A map of digits, each drawn as itself: ten colours alone could not be told apart.
final class DigitsMapDrawing {
    /// So many, or the later ones would hide the earlier.
    static final int DRAWN = 2_000;

    private static final int WIDTH = 760;
    private static final int HEIGHT = 620;
    private static final int LEFT = 40;
    private static final int TOP = 44; // room for the legend
    private static final int MARGIN = 34;
    private static final int SCALE = 2; // sharp on fine screens
    private static final Color INK = new Color(0x5b626b);
    private static final Color FRAME = new Color(0xe4e6e8);
    private static final List<Color> COLOURS =
            IntStream.of(
                            0x0068a8, 0xd55e00, 0x008a64, 0xc22f3d, 0x6f56a8, 0x8c5a3c, 0xd3589f,
                            0x5f6670, 0xa88a00, 0x1199b8)
                    .mapToObj(Color::new)
                    .toList();

    private final Graphics2D pen;

    private DigitsMapDrawing(Graphics2D pen) {
        this.pen = pen;
    }

    static BufferedImage of(DigitsMap.Placed map) {
        var image = new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.scale(SCALE, SCALE);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        var drawing = new DigitsMapDrawing(pen);
        drawing.frame();
        drawing.legend();
        drawing.digits(map);
        pen.dispose();
        return image;
    }

    private void frame() {
        pen.setColor(FRAME);
        pen.drawRect(LEFT, TOP, WIDTH - LEFT - 10, HEIGHT - TOP - MARGIN);
        pen.setColor(INK);
        pen.setFont(font(13, TextAttribute.WEIGHT_REGULAR));
        pen.drawString("first coordinate", WIDTH / 2 - 40, HEIGHT - 12);
        pen.rotate(-Math.PI / 2);
        pen.drawString("second coordinate", -HEIGHT / 2 - 50, 24);
        pen.rotate(Math.PI / 2);
    }

    private void legend() {
        pen.setColor(INK);
        pen.setFont(font(14, TextAttribute.WEIGHT_REGULAR));
        pen.drawString("digit", LEFT, 28);
        for (int digit = 0; digit < COLOURS.size(); digit++) {
            pen.setColor(COLOURS.get(digit));
            pen.setFont(font(20, TextAttribute.WEIGHT_BOLD));
            pen.drawString(Digits.NAMES.get(digit), LEFT + 54 + 34 * digit, 31);
        }
    }

    private void digits(DigitsMap.Placed map) {
        int count = Math.min(DRAWN, map.digits().length);
        double[] x = inside(map, 0, count, LEFT + 14, WIDTH - 24);
        double[] y = inside(map, 1, count, HEIGHT - MARGIN - 14, TOP + 14);
        pen.setFont(font(11, TextAttribute.WEIGHT_BOLD));
        for (int i = 0; i < count; i++) {
            int digit = map.digits()[i];
            pen.setColor(COLOURS.get(digit));
            pen.drawString(Digits.NAMES.get(digit), (float) x[i] - 3, (float) y[i] + 4);
        }
    }

    /// Pixels of a coordinate.
    private static double[] inside(
            DigitsMap.Placed map, int coordinate, int count, int first, int last) {
        double[] all = map.places().select(1, coordinate).narrow(0, 0, count).toDoubleArray();
        double least = IntStream.range(0, count).mapToDouble(i -> all[i]).min().orElse(0);
        double most = IntStream.range(0, count).mapToDouble(i -> all[i]).max().orElse(1);
        double span = most > least ? most - least : 1;
        return IntStream.range(0, count)
                .mapToDouble(i -> first + (all[i] - least) / span * (last - first))
                .toArray();
    }

    private static Font font(int size, Float weight) {
        return new Font(
                Map.of(
                        TextAttribute.FAMILY,
                        Font.SANS_SERIF,
                        TextAttribute.SIZE,
                        (float) size,
                        TextAttribute.WEIGHT,
                        weight));
    }
}
