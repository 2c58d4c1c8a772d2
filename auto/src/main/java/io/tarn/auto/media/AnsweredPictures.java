package io.tarn.auto.media;

import io.tarn.data.DataException;
import io.tarn.data.image.IdxImages;
import io.tarn.data.image.Images;
import io.tarn.data.text.TextLines;
import io.tarn.tensor.Scope;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Images and labels in a pair of IDX files, as MNIST comes: `t10k-images-idx3-ubyte` with `t10k-labels-idx1-ubyte` beside it.
///
/// A file `classes.txt` beside them may name the classes, a line each; without it they are called by their numbers.
record AnsweredPictures(Images images, int[] labels, List<String> classes, Path file)
        implements Answered {
    private static final String KIND = "images-idx3";

    /// Whether it is such a file of images, or a folder that holds one.
    static boolean isThere(Path data) {
        return Files.isDirectory(data) ? !inside(data).isEmpty() : isImages(data);
    }

    private static boolean isImages(Path file) {
        return String.valueOf(file.getFileName()).contains(KIND) && Files.isRegularFile(file);
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(AnsweredPictures::isImages).sorted().toList();
        } catch (IOException e) {
            throw DataException.unreadable("MediaPredictor.evaluate", folder, e);
        }
    }

    static AnsweredPictures of(Path data, String who) {
        List<Path> found = Files.isDirectory(data) ? inside(data) : List.of(data);
        if (found.size() > 1) {
            throw DataException.of(
                    who,
                    "one pair of IDX files",
                    String.join(
                            " and ",
                            found.stream().map(it -> String.valueOf(it.getFileName())).toList()),
                    "name the file of the images to judge");
        }
        Path file = found.getFirst();
        String name = String.valueOf(file.getFileName()).replace(KIND, "labels-idx1");
        Path labels = file.resolveSibling(name);
        if (!Files.isRegularFile(labels)) {
            throw DataException.of(
                    who, "the labels of " + file, "no " + name + " beside it", "put it there");
        }
        Images images = IdxImages.of(file, labels);
        Path names = file.resolveSibling("classes.txt");
        List<String> classes = Files.isRegularFile(names) ? TextLines.read(names) : List.of();
        if (!classes.isEmpty() && classes.size() < images.classes().size()) {
            throw DataException.of(
                    who,
                    "a name for each of %,d classes".formatted(images.classes().size()),
                    "%,d in %s".formatted(classes.size(), names),
                    "complete or remove it");
        }
        List<String> called = classes.isEmpty() ? images.classes() : classes;
        return new AnsweredPictures(images, images.labels(), called, file);
    }

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public String label(int index) {
        return classes.get(labels[index]).strip();
    }

    @Override
    public String name(int index) {
        return "image %,d of %s".formatted(index + 1, file);
    }

    /// A PNG file of the same bytes.
    @Override
    public Path file(int index, Scratch scratch) {
        try (var scope = Scope.open()) {
            var one = images.batch(new int[] {index}, new SplittableRandom(0));
            return scratch.picture(index + ".png", picture(one.x().toFloatArray()));
        }
    }

    private BufferedImage picture(float[] values) {
        int width = images.width();
        int area = images.height() * width;
        boolean grey = images.channels() == 1;
        var picture =
                new BufferedImage(
                        width,
                        images.height(),
                        grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        var raster = picture.getRaster();
        for (int i = 0; i < values.length; i++) {
            int at = i % area;
            raster.setSample(at % width, at / width, i / area, Math.round(255 * values[i]));
        }
        return picture;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }
}
