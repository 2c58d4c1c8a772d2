package io.tarn.auto.media;

import io.tarn.data.image.ImageFile;
import io.tarn.data.sound.Sound;
import io.tarn.data.sound.Wav;
import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/// Folders of small files whose classes are easy to tell.
final class Made {
    private Made() {}

    /// Discs, rings and bars at random places of pictures of 16 x 16.
    static Path shapes(Path folder, int each) {
        var chance = new SplittableRandom(1);
        for (String shape : List.of("bar", "disc", "ring")) {
            for (int i = 0; i < each; i++) {
                double y0 = chance.nextDouble(6, 10);
                double x0 = chance.nextDouble(6, 10);
                float[] values = new float[256];
                for (int k = 0; k < values.length; k++) {
                    double y = k / 16 - y0;
                    double x = k % 16 - x0;
                    double r = Math.hypot(x, y);
                    boolean inside =
                            switch (shape) {
                                case "bar" -> Math.abs(y) < 1.5;
                                case "disc" -> r < 4.5;
                                default -> r > 3 && r < 5;
                            };
                    values[k] = (inside ? 0.8f : 0.1f) + (float) chance.nextDouble(-0.1, 0.1);
                }
                Path file = file(folder, shape, i + ".png");
                ImageFile.write(Tensor.of(values, 1, 16, 16).clamp(0, 1), file);
            }
        }
        return folder;
    }

    /// Tones that rise or fall, and noise, of a quarter of a second.
    static Path tones(Path folder, int each) {
        var chance = new SplittableRandom(2);
        int rate = 8000;
        for (String kind : List.of("falling", "noise", "rising")) {
            for (int i = 0; i < each; i++) {
                float[] values = new float[rate / 4];
                double phase = 0;
                double base = chance.nextDouble(700, 900);
                for (int t = 0; t < values.length; t++) {
                    double part = (double) t / values.length;
                    double slide = kind.equals("rising") ? part : 1 - part;
                    phase += 2 * Math.PI * base * (1 + 2 * slide) / rate;
                    double noise = chance.nextDouble(-1, 1);
                    values[t] =
                            (float)
                                    (kind.equals("noise")
                                            ? 0.5 * noise
                                            : 0.5 * Math.sin(phase) + 0.02 * noise);
                }
                Wav.write(file(folder, kind, i + ".wav"), Sound.of(values, rate));
            }
        }
        return folder;
    }

    /// Sentences about the sea and about the kitchen.
    static Path sentences(Path folder, int each) {
        var chance = new SplittableRandom(3);
        List<String> sea = List.of("wave", "ship", "harbour", "tide", "sail", "anchor", "storm");
        List<String> kitchen = List.of("pan", "oven", "onion", "butter", "knife", "soup", "bread");
        List<String> common = List.of("the", "a", "was", "and", "with", "near", "old", "then");
        for (int i = 0; i < 2 * each; i++) {
            List<String> own = i % 2 == 0 ? sea : kitchen;
            var text = new StringBuilder();
            for (int word = 0; word < 8; word++) {
                List<String> from = chance.nextInt(3) == 0 ? own : common;
                text.append(from.get(chance.nextInt(from.size()))).append(' ');
            }
            text.append(own.get(chance.nextInt(own.size()))).append(' ').append(i).append('.');
            text(file(folder, i % 2 == 0 ? "sea" : "kitchen", i + ".txt"), text.toString());
        }
        return folder;
    }

    static void text(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path folder, String group, String name) {
        try {
            return Files.createDirectories(folder.resolve(group)).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
