package io.tarn.datasets;

import io.tarn.data.DataException;
import io.tarn.data.image.Images;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// CIFAR-10 as pictures of 1024x10000, whose every line is one image, and lists of labels in JSON.
final class Cifar {
    private static final int SIDE = 32;
    private static final int PIXELS = SIDE * SIDE;
    private static final int COLOURS = 3;
    private static final List<String> CLASSES =
            List.of(
                    "airplane",
                    "automobile",
                    "bird",
                    "cat",
                    "deer",
                    "dog",
                    "frog",
                    "horse",
                    "ship",
                    "truck");

    private Cifar() {}

    static Parts read(Path folder) {
        List<String> batches =
                IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i).toList();
        return new Parts(
                part(folder, batches, "train_lables.json"),
                part(folder, List.of("test_batch"), "test_lables.json"));
    }

    private static Images part(Path folder, List<String> pictures, String labels) {
        try {
            int[] classes =
                    JsonMapper.shared().readValue(folder.resolve(labels).toFile(), int[].class);
            byte[] all = new byte[classes.length * COLOURS * PIXELS];
            int at = 0;
            for (String picture : pictures) {
                at = append(folder.resolve(picture + ".png"), all, at);
            }
            try (Tensor signed = Tensor.of(all, classes.length, COLOURS, SIDE, SIDE);
                    Tensor images = signed.to(DType.UINT8)) {
                return Images.of(images, classes, CLASSES);
            }
        } catch (IOException | JacksonException | IndexOutOfBoundsException e) {
            throw damaged(folder, e.toString(), e);
        }
    }

    private static int append(Path file, byte[] all, int start) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        if (picture == null || picture.getWidth() != PIXELS) {
            throw new IOException(file + " is no picture of width " + PIXELS);
        }
        Raster raster = picture.getRaster();
        int[] line = new int[COLOURS * PIXELS];
        int at = start;
        for (int y = 0; y < picture.getHeight(); y++) {
            raster.getPixels(0, y, PIXELS, 1, line); // red, green, blue, red, …
            for (int colour = 0; colour < COLOURS; colour++) {
                for (int i = 0; i < PIXELS; i++) {
                    all[at++] = (byte) line[i * COLOURS + colour];
                }
            }
        }
        return at;
    }

    private static DataException damaged(Path folder, String got, Exception cause) {
        return DataException.of(
                "Datasets.cifar10",
                "the pictures and labels of CIFAR-10 in " + folder,
                got,
                "delete the folder and add the files again",
                cause);
    }
}
