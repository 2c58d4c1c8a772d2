package io.tarn.data.image;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Images that several tests use.
final class TestImages {
    private TestImages() {}

    /// A file beside the tests, copied to `folder`; see src/test/golden/images.py.
    static Path golden(String name, Path folder) {
        try (var in = TestImages.class.getResourceAsStream(name)) {
            Path file = folder.resolve(name);
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Tensor bytes(long seed, int... shape) {
        byte[] values = new byte[shape[0] * shape[1] * shape[2]];
        new SplittableRandom(seed).nextBytes(values);
        return Tensor.of(values, shape[0], shape[1], shape[2]);
    }

    /// Random floats from 0 to 1.
    static Tensor floats(long seed, int... shape) {
        return bytes(seed, shape).to(DType.FLOAT32).div(255);
    }

    static int[] ints(Tensor x) {
        return x.to(DType.INT32).toIntArray();
    }

    /// A folder with `count` images of one colour for each class, all of which say their number.
    static Path folder(Path folder, int count, String... classes) {
        try {
            int number = 0;
            for (String name : classes) {
                Files.createDirectories(folder.resolve(name));
                for (int i = 0; i < count; i++) {
                    Tensor image = Tensor.full(Shape.of(3, 6, 8), number++, DType.UINT8);
                    ImageFile.write(image, folder.resolve(name).resolve("%03d.png".formatted(i)));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
