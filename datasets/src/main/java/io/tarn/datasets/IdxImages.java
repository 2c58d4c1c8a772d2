package io.tarn.datasets;

import io.tarn.data.DataException;
import io.tarn.data.image.Idx;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;

/// Images and labels in the four files of MNIST and its relatives.
final class IdxImages {
    private IdxImages() {}

    static Parts read(Path folder) {
        return new Parts(part(folder, "train"), part(folder, "t10k"));
    }

    private static Pixels part(Path folder, String name) {
        return read(folder, name + "-images-idx3-ubyte", name + "-labels-idx1-ubyte");
    }

    /// Images `[n, 1, height, width]` and labels of two files.
    static Pixels read(Path folder, String imageFile, String labelFile) {
        Tensor images = Idx.read(folder.resolve(imageFile));
        Tensor labels = Idx.read(folder.resolve(labelFile));
        if (images.rank() != 3 || labels.rank() != 1 || images.size(0) != labels.size(0)) {
            throw DataException.of(
                    "Datasets",
                    "images [n, height, width] and labels [n] in " + folder,
                    images.shape() + " and " + labels.shape(),
                    "delete the folder, so that it is made again");
        }
        return new Pixels(images.unsqueeze(1), labels.to(DType.INT64));
    }
}
