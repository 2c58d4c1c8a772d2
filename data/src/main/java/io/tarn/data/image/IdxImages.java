package io.tarn.data.image;

import io.tarn.data.DataException;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Images and labels in a pair of IDX files, as MNIST comes: `train-images-idx3-ubyte.gz` and `train-labels-idx1-ubyte.gz`.
public final class IdxImages {
    private IdxImages() {}

    /// Classes named by their numbers.
    public static Images of(Path images, Path labels) {
        try (Tensor bytes = Idx.read(images);
                Tensor numbers = Idx.read(labels)) {
            if (bytes.rank() < 3 || bytes.rank() > 4 || bytes.dtype() != DType.UINT8) {
                throw DataException.of(
                        "IdxImages of " + images,
                        "bytes of 3 or 4 dimensions",
                        bytes.dtype() + " " + bytes.shape(),
                        "give the images first and the labels second");
            }
            if (numbers.rank() != 1 || numbers.size(0) != bytes.size(0)) {
                throw DataException.of(
                        "IdxImages of " + labels,
                        "a label for each of " + bytes.size(0) + " images",
                        numbers.shape(),
                        "take two files that belong together");
            }
            int[] each = numbers.to(DType.INT32).toIntArray();
            int classes = Arrays.stream(each).max().orElse(-1) + 1;
            List<String> names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
            return Images.of(bytes, each, names);
        }
    }
}
