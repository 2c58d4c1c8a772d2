package io.tarn.auto.media;

import io.tarn.auto.media.MediaOutcome.Example;
import io.tarn.data.Batch;
import io.tarn.data.image.Images;
import io.tarn.data.sound.SoundFeatures;
import io.tarn.data.sound.Wav;
import io.tarn.data.text.TextLines;
import io.tarn.report.Grid;
import io.tarn.report.Picture;
import io.tarn.report.Section;
import io.tarn.report.Tone;
import io.tarn.tensor.Scope;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Test files that were told right and wrong: images as they are, sounds as spectra, the beginnings of texts.
final class ExampleGallery {
    private static final int MOST = 24;
    private static final int SIDE = 96;
    private static final int SNIPPET = 220;

    private ExampleGallery() {}

    static void add(MediaOutcome outcome, Section section) {
        List<Example> wrong =
                outcome.examples().stream()
                        .filter(it -> !it.isRight())
                        .sorted(Comparator.comparingDouble(Example::confidence).reversed())
                        .limit(MOST)
                        .toList();
        List<Example> right = right(outcome);
        if (outcome.kind() == MediaKind.SOUND) {
            section.text("Time runs to the right, pitch upwards; bright is loud.");
        }
        if (!wrong.isEmpty()) {
            show(outcome, section, "Wrong, the surest first", wrong);
        }
        if (!right.isEmpty()) {
            show(outcome, section, "Right", right);
        }
    }

    /// One of each class after the other.
    private static List<Example> right(MediaOutcome outcome) {
        List<List<Example>> byClass =
                outcome.classes().stream()
                        .map(name ->
                                outcome.examples().stream()
                                        .filter(it -> it.isRight())
                                        .filter(it -> it.truth().equals(name))
                                        .toList())
                        .toList();
        return Stream.iterate(0, i -> i + 1)
                .limit(MOST)
                .flatMap(i -> byClass.stream().filter(it -> it.size() > i).map(it -> it.get(i)))
                .limit(MOST / 2)
                .toList();
    }

    private static void show(
            MediaOutcome outcome, Section section, String title, List<Example> examples) {
        switch (outcome.kind()) {
            case IMAGES ->
                    section.images(
                            title, examples.stream().map(it -> pictured(it, image(it))).toList());
            case SOUND ->
                    section.images(
                            title,
                            examples.stream().map(it -> pictured(it, spectrum(it))).toList());
            case TEXT -> {
                Grid grid = Grid.of("text", "is", "was called", "confidence");
                for (Example each : examples) {
                    grid =
                            grid.row(
                                    snippet(each.file()),
                                    each.truth(),
                                    each.predicted(),
                                    Findings.percent(each.confidence()));
                }
                section.table(title, grid);
            }
        }
    }

    private static Picture pictured(Example example, double[][][] channels) {
        String caption =
                example.isRight()
                        ? example.truth()
                        : "%s, not %s".formatted(example.truth(), example.predicted());
        Picture picture =
                channels.length == 3
                        ? Picture.colour(channels, caption)
                        : Picture.grey(channels[0], caption);
        return picture.tone(example.isRight() ? Tone.GOOD : Tone.BAD);
    }

    /// [channels, height, width] from 0 to 1
    private static double[][][] image(Example example) {
        try (var scope = Scope.open()) {
            Images one = Images.of(List.of(example.file()), c -> c.size(SIDE, SIDE));
            Batch batch = one.all();
            double[] values = batch.x().toDouble().toDoubleArray();
            double[][][] planes = new double[one.channels()][SIDE][SIDE];
            for (int i = 0; i < values.length; i++) {
                planes[i / (SIDE * SIDE)][i / SIDE % SIDE][i % SIDE] = values[i];
            }
            return planes;
        }
    }

    /// [1, bands, frames], the highest band at the top
    private static double[][][] spectrum(Example example) {
        try (var scope = Scope.open()) {
            SoundFeatures features =
                    SoundFeatures.logMel(
                            c -> c.rate(Math.min(16_000, Wav.info(example.file()).rate())));
            var x = features.of(Wav.read(example.file())); // [frames, bands]
            int frames = (int) x.size(0);
            double[] values = x.toDouble().toDoubleArray();
            int bands = features.width();
            double most = java.util.Arrays.stream(values).max().orElse(0);
            double[][] rows = new double[SIDE][SIDE];
            for (int y = 0; y < SIDE; y++) {
                for (int t = 0; t < SIDE; t++) {
                    int band = bands - 1 - y * bands / SIDE;
                    double value = values[t * frames / SIDE * bands + band];
                    rows[y][t] = Math.clamp(1 + (value - most) / 12, 0, 1); // e⁻¹² is black
                }
            }
            return new double[][][] {rows};
        }
    }

    private static String snippet(Path file) {
        String text = TextLines.text(file).strip().replaceAll("\\s+", " ");
        return text.length() <= SNIPPET ? text : text.substring(0, SNIPPET) + "…";
    }
}
