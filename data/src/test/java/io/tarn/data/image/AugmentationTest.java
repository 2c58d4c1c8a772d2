package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for all augmentations, and the batches that they make.
final class AugmentationTest {
    static Stream<Augmentation> all() {
        return Stream.of(
                Flip.horizontal(),
                Flip.vertical(),
                RandomCrop.of(3),
                ResizedCrop.of(),
                Rotate.of(30),
                Affine.of().shear(10),
                ColourJitter.of(),
                Greyscale.of(0.5),
                Blur.of(),
                Erase.of(),
                Noise.of(0.2),
                Jpeg.of(),
                Posterize.of(3),
                Solarize.of(0.5),
                AutoContrast.of(),
                Equalize.of(),
                Sharpness.of(),
                RandAugment.of(3, 30),
                Rotate.of(20).sometimes(0.5),
                (image, chance) -> image.mul(chance.nextDouble()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepsShapeAndRangeAndTheImageItself(Augmentation augmentation) {
        for (int[] shape : List.of(new int[] {3, 16, 12}, new int[] {1, 9, 9})) {
            Tensor image = TestImages.floats(3, shape);
            float[] before = image.toFloatArray();
            for (int seed = 0; seed < 8; seed++) {
                Tensor changed = augmentation.apply(image, new SplittableRandom(seed));
                assertThat(changed.shape()).isEqualTo(image.shape());
                assertThat(changed.min().item()).isGreaterThanOrEqualTo(-1e-6);
                assertThat(changed.max().item()).isLessThanOrEqualTo(1 + 1e-6);
            }
            assertThat(image.toFloatArray()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void equalSeedsGiveEqualBatches(Augmentation augmentation) {
        Tensor x = TestImages.floats(4, 1, 3, 5 * 12 * 10).view(5, 3, 12, 10);
        Batch batch = Batch.of(x, Tensor.of(new long[] {0, 1, 2, 3, 4}));
        Batch one = Augment.batch(augmentation).apply(batch, new SplittableRandom(7));
        Batch same = Augment.batch(augmentation).apply(batch, new SplittableRandom(7));
        assertThat(one.x().toFloatArray()).isEqualTo(same.x().toFloatArray());
        assertThat(one.y().toLongArray()).isEqualTo(batch.y().toLongArray());
    }

    @Test
    void randAugmentDrawsFromManyChangesAndChangesLittleAtMagnitude0() {
        Tensor image = TestImages.floats(6, 3, 16, 16);
        Tensor none = RandAugment.of(0, 30).apply(image, new SplittableRandom(1));
        assertThat(none.toFloatArray()).isEqualTo(image.toFloatArray());
        var results = new HashSet<List<Float>>();
        for (int seed = 0; seed < 200; seed++) {
            Tensor strong = RandAugment.of(1, 30).apply(image, new SplittableRandom(seed));
            results.add(List.of(strong.mean().toFloatArray()[0], strong.std().toFloatArray()[0]));
            Tensor weak = RandAugment.of(1, 0).apply(image, new SplittableRandom(seed));
            assertThat(weak.sub(image).abs().mean().item()).isLessThan(0.1); // all but Equalize: 0
        }
        assertThat(results).hasSizeBetween(18, 24); // nine changes have two directions
    }

    @Test
    void everyImageOfABatchHasItsOwnChance() {
        Tensor x = TestImages.floats(4, 1, 8, 8).expand(6, 1, 8, 8);
        Batch changed = Augment.batch(Noise.of(0.2)).apply(Batch.of(x), new SplittableRandom(1));
        List<Float> firsts =
                Stream.of(changed.x().unbind(0).toArray(Tensor[]::new))
                        .map(image -> image.toFloatArray()[9])
                        .toList();
        assertThat(firsts).doesNotHaveDuplicates();
    }

    @Test
    void severalAugmentationsComeOneAfterTheOther() {
        Tensor x = TestImages.floats(4, 1, 8, 8).view(1, 1, 8, 8);
        Augmentation plus = (image, _) -> image.add(1);
        Batch changed =
                Augment.batch(plus, Flip.horizontal().probability(1), (image, _) -> image.mul(2))
                        .apply(Batch.of(x), new SplittableRandom(1));
        assertThat(changed.x().toFloatArray()).isEqualTo(x.flip(3).add(1).mul(2).toFloatArray());
    }

    @Test
    void aChangeOfPixelsOfOnesOwnIsAnAugmentation() {
        PixelChange first = (image, _) -> image.crop(1, 2, 2, 3);
        Tensor x = TestImages.floats(4, 2, 8, 8);
        Tensor part = first.apply(x, new SplittableRandom(1));
        assertThat(part.toFloatArray())
                .isEqualTo(x.narrow(1, 1, 2).narrow(2, 2, 3).contiguous().toFloatArray());
        assertThatThrownBy(() -> new Pixels(3, 4, 5, new float[59]))
                .hasMessageContaining("60 numbers for [3, 4, 5], got 59");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1})
    void sometimesMeansItsProbability(double probability) {
        Tensor x = Tensor.ones(2000, 1, 1, 1);
        Augmentation dark = (image, _) -> image.mul(0);
        var transform = Augment.batch(dark.sometimes(probability));
        Batch changed = transform.apply(Batch.of(x), new SplittableRandom(5));
        assertThat(1 - changed.x().mean().item()).isBetween(probability - 0.04, probability + 0.04);
    }

    @Test
    void aBatchOfOtherThingsIsRefused() {
        var chance = new SplittableRandom(0);
        var transform = Augment.batch(Flip.horizontal());
        assertThatThrownBy(() -> transform.apply(Batch.of(Tensor.zeros(3, 4)), chance))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("[n, channels, height, width]");
        Augmentation cut = (image, r) -> image.narrow(1, 0, 1 + r.nextInt(4));
        var uneven = Augment.batch(cut);
        assertThatThrownBy(() -> uneven.apply(Batch.of(Tensor.zeros(9, 1, 5, 5)), chance))
                .hasMessageContaining("images of one size");
        Tensor whole = Tensor.zeros(2, 1, 5, 5);
        assertThatThrownBy(() -> Flip.horizontal().apply(whole, chance))
                .hasMessageContaining("Augment.batch");
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        List<Runnable> wrong =
                List.of(
                        () -> Flip.horizontal().probability(1.5),
                        () -> RandomCrop.of(-1),
                        () -> ResizedCrop.of().area(0.5, 0.2),
                        () -> Rotate.of(Double.NaN),
                        () -> Affine.of().scale(0, 1),
                        () -> ColourJitter.of().hue(0.7),
                        () -> Posterize.of(0),
                        () -> Jpeg.quality(101),
                        () -> RandAugment.of(2, 31),
                        () -> Blur.by(-1),
                        () -> MixUp.of(0),
                        () -> CutMix.of(3).alpha(0),
                        () -> Noise.of(-0.1));
        for (Runnable make : wrong) {
            assertThatThrownBy(make::run)
                    .isInstanceOf(DataException.class)
                    .hasMessageNotContaining("\n");
        }
    }
}
