package io.tarn.recipes.words;

import io.tarn.tensor.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Words on a plane, each written at its place in the colour of its kind.
final class WordMap {
    /// @param kind the number of its group
    record Word(String text, int kind) {}

    private static final int WIDTH = 860;
    private static final int HEIGHT = 640;
    private static final int TOP = 60; // room for two lines of legend
    private static final int MARGIN = 28;
    private static final int SCALE = 2; // sharp on fine screens
    private static final int STEP = 4;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Color INK = new Color(0x5b626b);
    private static final Color FRAME = new Color(0xe4e6e8);
    private static final List<Color> COLOURS =
            IntStream.of(
                            0x0068a8, 0xd55e00, 0x008a64, 0xc22f3d, 0x6f56a8, 0x8c5a3c, 0xd3589f,
                            0x5f6670, 0xa88a00, 0x1199b8, 0x4f7a1f, 0x20264d)
                    .mapToObj(Color::new)
                    .toList();

    private final Graphics2D pen;
    private final List<Rectangle2D> taken = new ArrayList<>();

    private WordMap(Graphics2D pen) {
        this.pen = pen;
    }

    /// @param places `[words, 2]`
    static BufferedImage of(List<Word> words, Tensor places, List<String> kinds) {
        var image = new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.scale(SCALE, SCALE);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        var map = new WordMap(pen);
        map.frame();
        map.legend(kinds);
        map.words(words, places);
        pen.dispose();
        return image;
    }

    private void frame() {
        pen.setColor(FRAME);
        pen.drawRect(MARGIN, TOP, WIDTH - MARGIN - 10, HEIGHT - TOP - MARGIN);
        pen.setColor(INK);
        pen.setFont(FONT);
        pen.drawString("first coordinate of t-SNE", WIDTH / 2 - 60, HEIGHT - 9);
        pen.rotate(-Math.PI / 2);
        pen.drawString("second coordinate", -HEIGHT / 2 - 70, 18);
        pen.rotate(Math.PI / 2);
    }

    private void legend(List<String> kinds) {
        pen.setFont(FONT.deriveFont(Font.BOLD, 14f));
        for (int kind = 0; kind < kinds.size(); kind++) {
            pen.setColor(COLOURS.get(kind));
            pen.drawString(kinds.get(kind), MARGIN + 136 * (kind % 6), 22 + 24 * (kind / 6));
        }
    }

    private void words(List<Word> words, Tensor places) {
        double[] x = inside(places, 0, MARGIN + 45, WIDTH - 60);
        double[] y = inside(places, 1, HEIGHT - MARGIN - 16, TOP + 16);
        pen.setFont(FONT);
        for (int i = 0; i < x.length; i++) {
            pen.setColor(COLOURS.get(words.get(i).kind));
            Rectangle2D free = free(words.get(i).text, x[i], y[i]);
            pen.drawString(words.get(i).text, (float) free.getX(), (float) (free.getMaxY() - 3));
        }
    }

    /// The place next to its own, up or down, where a word covers no other.
    private Rectangle2D free(String word, double x, double y) {
        double width = pen.getFontMetrics().stringWidth(word);
        for (int step = 0; ; step++) {
            double shift = STEP * (step % 2 == 0 ? step / 2 : -(step + 1) / 2);
            var place = new Rectangle2D.Double(x - width / 2, y + shift - 7, width + 2, 13);
            boolean outside = place.getMinY() < TOP + 2 || place.getMaxY() > HEIGHT - MARGIN - 2;
            if (step > HEIGHT || !outside && taken.stream().noneMatch(place::intersects)) {
                taken.add(place);
                return place;
            }
        }
    }

    /// Pixels of a coordinate.
    private static double[] inside(Tensor places, int coordinate, int first, int last) {
        double[] all = places.select(1, coordinate).toDoubleArray();
        double least = DoubleStream.of(all).min().orElse(0);
        double span = Math.max(1e-9, DoubleStream.of(all).max().orElse(1) - least);
        return DoubleStream.of(all)
                .map(it -> first + (it - least) / span * (last - first))
                .toArray();
    }
}
