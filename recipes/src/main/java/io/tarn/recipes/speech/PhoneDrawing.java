package io.tarn.recipes.speech;

import io.tarn.data.sound.SoundFeatures;
import io.tarn.data.sound.Wav;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The spectrogram of a recording, and under it the phones that somebody hears in its frames.
final class PhoneDrawing {
    private static final SoundFeatures SPECTRUM = SoundFeatures.logMel(c -> c.rate(8000).mels(40));
    private static final int WIDTH = 1000; // of the spectrogram
    private static final int BAND = 5; // the height of a mel band
    private static final int LEFT = 110;
    private static final int TOP = 16;
    private static final int ROW = 34;
    private static final int FOOT = 46;
    private static final int SCALE = 2; // sharp on fine screens
    private static final int LEAST = 3; // shorter stretches of frames have no room for a name
    private static final Color INK = new Color(0x1c1f23);
    private static final Color PALE = new Color(0x8b949e);
    private static final Color[] RIGHT = {new Color(0xd6e6f4), new Color(0xbcd6ec)};
    private static final Color WRONG = new Color(0xf2b8b5);

    /// @param phones of each frame
    record Row(String name, int[] phones) {}

    private final Graphics2D pen;
    private final double frame; // the width of a frame

    private PhoneDrawing(Graphics2D pen, int frames) {
        this.pen = pen;
        this.frame = (double) WIDTH / frames;
    }

    /// @param rows the truth first; what differs from it is red
    static BufferedImage of(Path file, List<Row> rows) {
        int frames = rows.getFirst().phones().length;
        int spectrum = TOP + 40 * BAND;
        int height = spectrum + rows.size() * ROW + FOOT;
        var image =
                new BufferedImage(
                        SCALE * (LEFT + WIDTH + 20), SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.scale(SCALE, SCALE);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, LEFT + WIDTH + 20, height);
        var drawing = new PhoneDrawing(pen, frames);
        drawing.spectrum(file);
        for (int i = 0; i < rows.size(); i++) {
            drawing.row(rows.get(i), rows.getFirst().phones(), spectrum + 8 + i * ROW);
        }
        drawing.axis(frames, spectrum + 8 + rows.size() * ROW);
        pen.dispose();
        return image;
    }

    /// Dark is loud; the highest band is on top.
    private void spectrum(Path file) {
        try (var _ = Scope.open()) {
            Tensor mels = SPECTRUM.of(Wav.read(file)); // [frames, 40]
            double most = mels.max().item();
            double[] values = mels.toDoubleArray();
            int bands = (int) mels.size(1);
            for (int t = 0; t < mels.size(0); t++) {
                for (int b = 0; b < bands; b++) {
                    double loud = Math.clamp(1 + (values[t * bands + b] - most) / 12, 0, 1);
                    int grey = (int) Math.round(255 * (1 - loud));
                    pen.setColor(new Color(grey, grey, grey));
                    int x = x(t);
                    pen.fillRect(x, TOP + (bands - 1 - b) * BAND, x(t + 1) - x, BAND);
                }
            }
            text("4 kHz", LEFT - 10, TOP + 12, 13, PALE, 1);
            text("0", LEFT - 10, TOP + bands * BAND, 13, PALE, 1);
        }
    }

    private int x(int t) {
        return LEFT + (int) Math.round(t * frame);
    }

    private void row(Row row, int[] truth, int y) {
        text(row.name(), LEFT - 10, y + 19, 14, INK, 1);
        int[] phones = row.phones();
        int from = 0;
        for (int t = 1; t <= phones.length; t++) {
            if (t == phones.length || phones[t] != phones[from]) {
                for (int i = from; i < t; i++) {
                    pen.setColor(phones[i] == truth[i] ? RIGHT[phones[i] % 2] : WRONG);
                    pen.fillRect(x(i), y, x(i + 1) - x(i), ROW - 6);
                }
                pen.setColor(Color.WHITE);
                pen.fillRect(x(t) - 1, y, 1, ROW - 6);
                if (t - from >= LEAST && phones[from] > 0) {
                    String name = Pronunciations.PHONES.get(phones[from]);
                    text(name, (x(from) + x(t)) / 2, y + 19, 13, INK, 0);
                }
                from = t;
            }
        }
    }

    private void axis(int frames, int y) {
        for (int t = 0; t <= frames; t += 25) {
            text(String.format(Locale.ROOT, "%.2f", t / 100.0), x(t), y + 14, 13, PALE, 0);
        }
        text("seconds", LEFT + WIDTH / 2, y + 32, 13, PALE, 0);
    }

    /// @param side 0 for the middle of the text at x, 1 for its end
    private void text(String text, int x, int y, int size, Color colour, int side) {
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        pen.setColor(colour);
        int width = pen.getFontMetrics().stringWidth(text);
        pen.drawString(text, side == 1 ? x - width : x - width / 2, y);
    }
}
