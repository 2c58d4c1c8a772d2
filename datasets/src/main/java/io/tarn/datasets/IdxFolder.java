package io.tarn.datasets;

import io.tarn.data.image.IdxImages;
import io.tarn.data.image.Images;
import java.nio.file.Path;

/// A folder with the IDX files of MNIST and its relatives.
final class IdxFolder {
    private IdxFolder() {}

    /// The data as MNIST's authors divided and named it.
    static Parts parts(Path folder) {
        return new Parts(images(folder, "train-"), images(folder, "t10k-"));
    }

    /// The images and labels whose names begin with `part`.
    static Images images(Path folder, String part) {
        return IdxImages.of(
                folder.resolve(part + "images-idx3-ubyte"),
                folder.resolve(part + "labels-idx1-ubyte"));
    }
}
