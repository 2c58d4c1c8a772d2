package io.tarn.auto.media;

import io.tarn.data.Dataset;
import io.tarn.data.image.Augment;
import io.tarn.data.image.Augmentation;
import io.tarn.data.image.Flip;
import io.tarn.data.image.Images;
import io.tarn.data.image.Normalise;
import io.tarn.data.image.RandomCrop;
import io.tarn.data.image.Rotate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Images of one size, each channel with mean 0 and deviation 1: `[n, channels, height, width]`.
record PictureIntake(int channels, int height, int width, Normalise normalise) implements Intake {
    private static final int LARGEST = 1024;
    private static final double TURN = 8; // degrees
    private static final int ENOUGH = 2000; // files to learn means from

    /// Learns the normalisation from these files.
    static PictureIntake fit(List<Path> training, int channels, int height, int width) {
        List<Path> some = spread(training);
        return new PictureIntake(
                channels, height, width, Normalise.fit(images(some, channels, height, width)));
    }

    /// Some of many files, evenly.
    private static List<Path> spread(List<Path> files) {
        int count = Math.min(ENOUGH, files.size());
        return IntStream.range(0, count)
                .mapToObj(i -> files.get((int) ((long) i * files.size() / count)))
                .toList();
    }

    private static Images images(List<Path> files, int channels, int height, int width) {
        return Images.of(files, c -> c.size(height, width).channels(channels).badShare(0));
    }

    @Override
    public Dataset examples(List<Path> files) {
        return images(files, channels, height, width).map(normalise);
    }

    /// Moved, turned a little and, in colour, mirrored; what comes in from outside has the mean colour.
    @Override
    public Dataset varied(List<Path> files, Dataset examples) {
        List<Augmentation> changes = new ArrayList<>();
        changes.add(RandomCrop.of(Math.max(1, Math.min(height, width) / 10)));
        changes.add(Rotate.of(TURN).sometimes(0.5));
        if (channels == 3) {
            changes.add(Flip.horizontal());
        }
        return examples.map(Augment.batch(changes.toArray(Augmentation[]::new)));
    }

    @Override
    public MediaKind kind() {
        return MediaKind.IMAGES;
    }

    @Override
    public boolean suits(Architecture architecture) {
        return switch (architecture.form()) {
            case LINEAR -> architecture.in() == channels * height * width;
            case CONVOLUTION, RESIDUAL ->
                    architecture.in() == channels
                            && Math.min(height, width) >> architecture.blocks() > 0;
            default -> false;
        };
    }

    @Override
    public String description() {
        return "%s images of %d x %d".formatted(channels == 3 ? "colour" : "grey", height, width);
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "pictures");
        json.put("channels", channels);
        json.put("height", height);
        json.put("width", width);
        json.put("mean", normalise.mean());
        json.put("deviation", normalise.deviation());
        return json;
    }

    static PictureIntake fromJson(Settings json) {
        int channels = json.count("channels", 1, 3);
        return new PictureIntake(
                channels,
                json.count("height", 1, LARGEST),
                json.count("width", 1, LARGEST),
                Normalise.of(json.numbers("mean", channels), json.numbers("deviation", channels)));
    }
}
