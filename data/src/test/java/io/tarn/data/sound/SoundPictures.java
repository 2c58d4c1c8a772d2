package io.tarn.data.sound;

import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/// Draws the pictures of docs/sound.md from a WAV file: `SoundPictures FILE.wav docs/images`.
final class SoundPictures {
    private static final int WIDTH = 760;
    private static final int LEFT = 64;
    private static final int PANEL = 150;
    private static final int GAP = 46;
    private static final int[] COLOURS = {
        0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21918C, 0x28AE80, 0x5EC962, 0xADDC30, 0xFDE725
    };

    private final BufferedImage image;
    private final Graphics2D page;
    private int top = 30;

    private SoundPictures(int panels) {
        image = new BufferedImage(WIDTH, panels * (PANEL + GAP) + 12, BufferedImage.TYPE_INT_RGB);
        page = image.createGraphics();
        page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        page.setColor(Color.WHITE);
        page.fillRect(0, 0, image.getWidth(), image.getHeight());
        page.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    }

    static void main(String[] arguments) throws IOException {
        var sound = Wav.read(Path.of(arguments[0])).mono().resample(16000).trim(0.005);
        var folder = Path.of(arguments[1]);
        features(sound, folder.resolve("sound-features.png"));
        augmented(sound, folder.resolve("sound-specaugment.png"));
        heard(sound, folder.resolve("sound-changes.png"));
        melFilters(folder.resolve("sound-mel.png"));
    }

    private static void features(Sound sound, Path file) throws IOException {
        var pictures = new SoundPictures(4);
        double seconds = sound.seconds();
        pictures.wave("waveform: 16,000 samples a second", sound);
        pictures.map(
                "logMel: power in 40 mel bands, a column each 10 ms",
                SoundFeatures.logMel(c -> c).of(sound),
                seconds,
                "mel band");
        pictures.map(
                "mfcc().normalised(): its cosine transform, 13 coefficients of mean 0 and deviation 1",
                SoundFeatures.mfcc(c -> c).normalised().of(sound),
                seconds,
                "coefficient");
        pictures.map(
                "mfcc().deltas().normalised(): with their slopes, and the slopes of these",
                SoundFeatures.mfcc(c -> c).deltas().normalised().of(sound),
                seconds,
                "feature");
        pictures.save(file);
    }

    private static void augmented(Sound sound, Path file) throws IOException {
        var frames = SoundFeatures.logMel(c -> c).normalised().of(sound);
        var pictures = new SoundPictures(4);
        double seconds = sound.seconds();
        pictures.map("as it is", frames, seconds, "mel band");
        pictures.map(
                "bands(2, 8): features hidden",
                changed(frames, SpecAugment.of(c -> c.bands(2, 8).times(0, 0))),
                seconds,
                "mel band");
        pictures.map(
                "times(2, 10): time hidden",
                changed(frames, SpecAugment.of(c -> c.bands(0, 0).times(2, 10))),
                seconds,
                "mel band");
        pictures.map(
                "warp(12): time warped",
                changed(frames, SpecAugment.of(c -> c.bands(0, 0).times(0, 0).warp(12))),
                seconds,
                "mel band");
        pictures.save(file);
    }

    private static void heard(Sound spoken, Path file) throws IOException {
        var silence = Tensor.zeros(1, 3200);
        var sound = new Sound(Tensor.cat(List.of(silence, spoken.samples()), 1), 16000).pad(15_000);
        var pictures = new SoundPictures(5);
        pictures.heard("as it is", sound, (same, _) -> same);
        pictures.heard("SoundChange.gain(12): louder or softer", sound, SoundChange.gain(12));
        pictures.heard("SoundChange.noise(10): noise added", sound, SoundChange.noise(10));
        pictures.heard("SoundChange.shift(0.2): earlier or later", sound, SoundChange.shift(0.2));
        pictures.heard("SoundChange.speed(20): faster or slower", sound, SoundChange.speed(20));
        pictures.save(file);
    }

    /// Log-mels of a changed sound on a scale of one second.
    private void heard(String title, Sound sound, SoundChange change) {
        var changed = change.apply(sound, new SplittableRandom(10));
        var floor = SoundFeatures.logMel(c -> c).then(it -> it.clampMin(-12));
        map(title, floor.of(changed.pad(16_000).cut(16_000)), 1, "mel band", -12, 6);
    }

    /// A draw that hides or moves more than most others do.
    private static Tensor changed(Tensor frames, SpecAugment augment) {
        return IntStream.range(0, 60)
                .mapToObj(seed -> augment.apply(frames, new SplittableRandom(seed)))
                .max(
                        Comparator.comparingDouble(it ->
                                it.sub(frames).ne(0.0).to(DType.FLOAT32).mean().item()
                                        + 1e-6 * it.sub(frames).abs().mean().item()))
                .orElseThrow();
    }

    /// Twelve mel filters of both kinds.
    private static void melFilters(Path file) throws IOException {
        var pictures = new SoundPictures(2);
        pictures.filters("MelScale.HTK: peaks of 1", MelScale.HTK);
        pictures.filters("MelScale.SLANEY: equal areas, even up to 1000 Hz", MelScale.SLANEY);
        pictures.save(file);
    }

    private void filters(String title, MelScale scale) {
        float[][] filters = scale.filters(12, 513, 16000, 0, 8000);
        float highest = 0;
        for (float[] filter : filters) {
            for (float x : filter) {
                highest = Math.max(highest, x);
            }
        }
        frame(title, "0", "8000 Hz", "weight");
        for (int m = 0; m < filters.length; m++) {
            var line = new Path2D.Double();
            for (int k = 0; k < 513; k++) {
                double x = LEFT + panelWidth() * k / 512.0;
                double y = top + PANEL - (PANEL - 6) * filters[m][k] / highest;
                if (k == 0) {
                    line.moveTo(x, y);
                } else {
                    line.lineTo(x, y);
                }
            }
            page.setColor(colour(m / 13.0));
            page.setStroke(new BasicStroke(1.6f));
            page.draw(line);
        }
        next();
    }

    private void wave(String title, Sound sound) {
        float[] values = sound.channel(0);
        double peak = Math.max(1e-6, sound.samples().abs().max().item());
        frame(title, "0", seconds(sound.seconds()), "sample");
        page.setColor(new Color(0x2C728E));
        for (int x = 0; x < panelWidth(); x++) {
            int from = (int) ((long) x * values.length / panelWidth());
            int to = (int) ((long) (x + 1) * values.length / panelWidth());
            double low = Arrays.stream(range(values, from, to)).min().orElse(0);
            double high = Arrays.stream(range(values, from, to)).max().orElse(0);
            double middle = top + PANEL / 2.0;
            page.drawLine(
                    LEFT + x,
                    (int) (middle - high / peak * PANEL / 2.1),
                    LEFT + x,
                    (int) (middle - low / peak * PANEL / 2.1));
        }
        next();
    }

    private static double[] range(float[] values, int from, int to) {
        double[] part = new double[to - from];
        Arrays.setAll(part, i -> values[from + i]);
        return part;
    }

    /// A matrix as colours, time to the right, the first feature at the bottom.
    private void map(String title, Tensor frames, double seconds, String what) {
        float[] sorted = frames.toFloatArray();
        Arrays.sort(sorted);
        double low = sorted[sorted.length / 100];
        double high = sorted[sorted.length - 1 - sorted.length / 100];
        map(title, frames, seconds, what, low, high);
    }

    private void map(
            String title, Tensor frames, double seconds, String what, double low, double high) {
        int count = (int) frames.size(0);
        int width = (int) frames.size(1);
        float[] values = frames.toFloatArray();
        frame(title, "0", seconds(seconds), what);
        for (int x = 0; x < panelWidth(); x++) {
            for (int y = 0; y < PANEL; y++) {
                float value =
                        values[x * count / panelWidth() * width + (PANEL - 1 - y) * width / PANEL];
                image.setRGB(LEFT + x, top + y, colour((value - low) / (high - low)).getRGB());
            }
        }
        next();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static int panelWidth() {
        return WIDTH - LEFT - 16;
    }

    private void frame(String title, String first, String last, String side) {
        page.setColor(Color.DARK_GRAY);
        page.drawString(title, LEFT, top - 8);
        int y = top + PANEL + 15;
        page.drawString(first, LEFT, y);
        int width = page.getFontMetrics().stringWidth(last);
        page.drawString(last, LEFT + panelWidth() - width, y);
        page.rotate(-Math.PI / 2);
        int length = page.getFontMetrics().stringWidth(side);
        page.drawString(side, -(top + PANEL / 2 + length / 2), LEFT - 14);
        page.rotate(Math.PI / 2);
        page.setColor(new Color(0xDDDDDD));
        page.setStroke(new BasicStroke(1));
        page.drawRect(LEFT - 1, top - 1, panelWidth() + 1, PANEL + 1);
    }

    private void next() {
        top += PANEL + GAP;
    }

    /// From violet over green to yellow.
    private static Color colour(double part) {
        double place = Math.clamp(part, 0, 1) * (COLOURS.length - 1);
        int index = Math.min((int) place, COLOURS.length - 2);
        var a = new Color(COLOURS[index]);
        var b = new Color(COLOURS[index + 1]);
        double p = place - index;
        return new Color(
                (int) (a.getRed() * (1 - p) + b.getRed() * p),
                (int) (a.getGreen() * (1 - p) + b.getGreen() * p),
                (int) (a.getBlue() * (1 - p) + b.getBlue() * p));
    }

    private void save(Path file) throws IOException {
        page.dispose();
        ImageIO.write(image, "png", file.toFile());
    }
}
