package io.tarn.data.image;

import io.tarn.tensor.Tensor;
import java.util.random.RandomGenerator;

/// A random change of one image that keeps what it shows.
///
/// The image is `[channels, height, width]` of floats from 0 to 1, and is left alone. All chance comes from `chance`.
@FunctionalInterface
public interface Augmentation {
    Tensor apply(Tensor image, RandomGenerator chance);

    /// The same change with the given probability, else none.
    default Augmentation sometimes(double probability) {
        return new Sometimes(this, probability);
    }
}
