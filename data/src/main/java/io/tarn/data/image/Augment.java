package io.tarn.data.image;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.data.DataException;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Augmentations of every image in a batch, one after the other.
///
/// ```java
/// var training = images.map(Augment.batch(RandomCrop.of(4), Flip.horizontal(), ColourJitter.of()));
/// ```
///
/// Each image has a source of chance of its own, made from the batch's.
public final class Augment implements BatchTransform {
    private static final String WHO = "Augment.batch";

    private final List<Augmentation> augmentations;

    private Augment(List<Augmentation> augmentations) {
        this.augmentations = List.copyOf(augmentations);
    }

    /// For batches whose inputs are floats from 0 to 1, `[n, channels, height, width]`.
    public static Augment batch(Augmentation... augmentations) {
        return new Augment(Arrays.asList(augmentations));
    }

    @Override
    public Batch apply(Batch batch, RandomGenerator chance) {
        Tensor x = batch.x();
        if (x.rank() != 4 || !x.dtype().isFloatingPoint()) {
            throw DataException.of(
                    WHO,
                    "floats [n, channels, height, width]",
                    x.dtype() + " " + x.shape(),
                    "use it on images, before other transforms");
        }
        Tensor changed = batch.size() == 0 ? x : changed(x, chance);
        return new Batch(
                Stream.concat(Stream.of(changed), batch.inputs().stream().skip(1)).toList(),
                batch.targets());
    }

    private Tensor changed(Tensor x, RandomGenerator chance) {
        int count = Math.toIntExact(x.size(0));
        int channels = Math.toIntExact(x.size(1));
        int height = Math.toIntExact(x.size(2));
        int width = Math.toIntExact(x.size(3));
        float[] all = x.toFloat().toFloatArray();
        int each = channels * height * width;
        var images = new Pixels[count];
        for (int i = 0; i < count; i++) {
            float[] values = Arrays.copyOfRange(all, i * each, (i + 1) * each);
            var own = new SplittableRandom(chance.nextLong());
            images[i] = each(new Pixels(channels, height, width, values), own);
        }
        return stacked(images, all);
    }

    private Pixels each(Pixels image, RandomGenerator chance) {
        Pixels result = image;
        for (Augmentation augmentation : augmentations) {
            result = change(augmentation, result, chance);
        }
        return result;
    }

    /// Changes an image that the caller owns, on Java's side if the augmentation can.
    static Pixels change(Augmentation augmentation, Pixels image, RandomGenerator chance) {
        if (augmentation instanceof PixelChange pixels) {
            return pixels.change(image, chance);
        }
        try (var scope = Scope.open()) {
            return Pixels.of(augmentation.apply(image.tensor(), chance));
        }
    }

    /// @param space may be used again for the numbers of the batch
    private static Tensor stacked(Pixels[] images, float[] space) {
        Pixels first = images[0];
        int each = first.values().length;
        float[] all =
                each * images.length == space.length ? space : new float[each * images.length];
        for (int i = 0; i < images.length; i++) {
            Pixels image = images[i];
            if (image.height() != first.height()
                    || image.width() != first.width()
                    || image.channels() != first.channels()) {
                throw DataException.of(
                        WHO,
                        "images of one size",
                        "%dx%d and %dx%d"
                                .formatted(
                                        first.height(),
                                        first.width(),
                                        image.height(),
                                        image.width()),
                        "end with a crop to a fixed size");
            }
            System.arraycopy(image.values(), 0, all, i * each, each);
        }
        return Tensor.of(all, images.length, first.channels(), first.height(), first.width());
    }
}
