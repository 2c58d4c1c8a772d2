package io.tarn.data.image;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Images of one size with their classes, as batches `[n, channels, height, width]` of floats from 0 to 1 and labels of `int64`.
///
/// They come from a folder for each class ([ImageFolder]), a table of paths ([Manifest]), MNIST's files ([IdxImages]), or a list of
/// files. Small sets are decoded once and stay in memory as bytes; others are decoded by the threads of the loader, batch by batch.
public final class Images implements Dataset {
    private static final float[] PART = new float[256]; // of 255

    static {
        for (int i = 0; i < PART.length; i++) {
            PART[i] = i / 255f;
        }
    }

    private final List<Path> files;
    private final int[] labels;
    private final List<String> classes;
    private final List<String> notes;
    private final Preparation preparation;
    private final IntFunction<byte[]> image;
    private final int size;

    Images(
            List<Path> files,
            int size,
            int[] labels,
            List<String> classes,
            List<String> notes,
            Preparation preparation,
            IntFunction<byte[]> image) {
        this.files = List.copyOf(files);
        this.size = size;
        this.labels = labels.clone();
        this.classes = List.copyOf(classes);
        this.notes = List.copyOf(notes);
        this.preparation = preparation;
        this.image = image;
    }

    /// Files whose classes nobody knows; their batches have no targets.
    public static Images of(List<Path> files, UnaryOperator<ImageConfig> choose) {
        return Gathering.of("Images.of", choose).images(files, new int[0], List.of());
    }

    /// Files and the number of the class of each.
    public static Images of(
            List<Path> files,
            int[] labels,
            List<String> classes,
            UnaryOperator<ImageConfig> choose) {
        if (labels.length != files.size()) {
            throw DataException.of(
                    "Images.of",
                    "a label for each of " + files.size() + " files",
                    labels.length,
                    "give as many labels as files");
        }
        checkLabels(labels, classes);
        return Gathering.of("Images.of", choose).images(files, labels, classes);
    }

    /// Images that lie in memory as bytes, `[n, height, width]` or `[n, channels, height, width]`.
    public static Images of(Tensor bytes, int[] labels, List<String> classes) {
        boolean flat = bytes.rank() == 3;
        if (bytes.dtype() != DType.UINT8
                || !flat && bytes.rank() != 4
                || bytes.size(0) != labels.length) {
            throw DataException.of(
                    "Images.of",
                    "uint8 [%d, channels, height, width]".formatted(labels.length),
                    bytes.dtype() + " " + bytes.shape(),
                    "give bytes and one label for each image");
        }
        checkLabels(labels, classes);
        int height = Math.toIntExact(bytes.size(-2));
        int width = Math.toIntExact(bytes.size(-1));
        int channels = flat ? 1 : Math.toIntExact(bytes.size(1));
        var preparation = new Preparation(Decoder.USUAL, channels, height, width, Fit.STRETCH);
        byte[][] each = split(bytes, preparation.bytes());
        return new Images(
                List.of(), each.length, labels, classes, List.of(), preparation, i -> each[i]);
    }

    /// The bytes of each image; a thousand at once, because single ones take longer.
    private static byte[][] split(Tensor bytes, int size) {
        byte[][] each = new byte[Math.toIntExact(bytes.size(0))][];
        for (int start = 0; start < each.length; start += 1000) {
            int count = Math.min(1000, each.length - start);
            try (Tensor part = bytes.narrow(0, start, count)) {
                byte[] all = part.toByteArray();
                for (int i = 0; i < count; i++) {
                    each[start + i] = Arrays.copyOfRange(all, i * size, (i + 1) * size);
                }
            }
        }
        return each;
    }

    private static void checkLabels(int[] labels, List<String> classes) {
        for (int label : labels) {
            if (label < 0 || label >= classes.size()) {
                throw DataException.of(
                        "Images.of",
                        "labels from 0 to " + (classes.size() - 1),
                        label,
                        "count the classes from 0");
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        int each = preparation.bytes();
        float[] values = new float[Math.multiplyExact(indices.length, each)];
        for (int i = 0; i < indices.length; i++) {
            byte[] bytes = image.apply(indices[i]);
            for (int j = 0, to = i * each; j < each; j++, to++) {
                values[to] = PART[bytes[j] & 0xff];
            }
        }
        Tensor x = Tensor.of(values, indices.length, channels(), height(), width());
        if (labels.length == 0) {
            return Batch.of(x);
        }
        long[] y = Arrays.stream(indices).mapToLong(i -> labels[i]).toArray();
        return Batch.of(x, Tensor.of(y, y.length));
    }

    /// The names of the classes, in the order of their numbers.
    public List<String> classes() {
        return classes;
    }

    /// The number of the class of each image; empty where nobody knows them.
    public int[] labels() {
        return labels.clone();
    }

    /// Where each image lies; empty for images that are only in memory.
    public List<Path> files() {
        return files;
    }

    /// What was found and left out while the files were gathered, one line each.
    public List<String> notes() {
        return notes;
    }

    public int channels() {
        return preparation.channels();
    }

    public int height() {
        return preparation.height();
    }

    public int width() {
        return preparation.width();
    }
}
