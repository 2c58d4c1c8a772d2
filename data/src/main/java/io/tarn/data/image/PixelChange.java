package io.tarn.data.image;

import io.tarn.tensor.Tensor;
import java.util.random.RandomGenerator;

/// An augmentation that works on Java's arrays.
///
/// A small image costs less there than a handful of native calls, and the threads of a loader do not fight over native ones. All
/// augmentations of this package are of this kind; one of your own can be, too.
public interface PixelChange extends Augmentation {
    /// The changed image, which may be `image` itself, changed in place.
    Pixels change(Pixels image, RandomGenerator chance);

    @Override
    default Tensor apply(Tensor image, RandomGenerator chance) {
        return change(Pixels.of(image), chance).tensor();
    }
}
