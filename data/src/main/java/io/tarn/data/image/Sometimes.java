package io.tarn.data.image;

import io.tarn.tensor.Tensor;
import java.util.random.RandomGenerator;

/// Another augmentation, or none; see [Augmentation#sometimes].
record Sometimes(Augmentation augmentation, double probability) implements PixelChange {
    Sometimes {
        Expect.probability("Augmentation.sometimes", probability);
    }

    @Override
    public Pixels change(Pixels image, RandomGenerator chance) {
        if (chance.nextDouble() >= probability) {
            return image;
        }
        return Augment.change(augmentation, image, chance);
    }

    @Override
    public Tensor apply(Tensor image, RandomGenerator chance) {
        return chance.nextDouble() < probability ? augmentation.apply(image, chance) : image;
    }
}
