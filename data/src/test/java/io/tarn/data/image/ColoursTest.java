package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ColoursTest {
    @TempDir private Path folder;
    private final SplittableRandom chance = new SplittableRandom(3);

    private Pixels golden(String name) {
        return Pixels.of(ImageFile.bytes(ImageFile.read(TestImages.golden(name, folder))));
    }

    /// Pillow's operations on bytes are the oracle; it rounds in between.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "brightness",
                "contrast",
                "saturation",
                "sharpness",
                "posterize",
                "solarize",
                "autocontrast"
            })
    void changesLikePillow(String name) {
        Pixels image = golden("source.png");
        Pixels changed =
                switch (name) {
                    case "brightness" -> Colours.brightness(image, 1.3);
                    case "contrast" -> Colours.contrast(image, 0.6);
                    case "saturation" -> Colours.saturation(image, 1.7);
                    case "sharpness" -> Sharpness.by(1.8).change(image, chance);
                    case "posterize" -> Posterize.of(3).change(image, chance);
                    case "solarize" -> Solarize.of(128 / 255.0).change(image, chance);
                    default -> AutoContrast.of().change(image, chance);
                };
        Tensor other = golden(name + ".png").tensor();
        assertThat(changed.tensor().sub(other).abs().max().item() * 255).isLessThan(2.01);
        assertThat(other.sub(golden("source.png").tensor()).abs().max().item()).isGreaterThan(0.02);
    }

    @Test
    void aTurnOfTheColourCircleMakesGreenOfRedAndThreeMakeNothing() {
        Pixels red = new Pixels(3, 1, 1, new float[] {1, 0.25f, 0.25f});
        assertThat(Colours.hue(red, 1.0 / 3).values())
                .containsExactly(new float[] {0.25f, 1, 0.25f}, within());
        Pixels image = Pixels.of(TestImages.floats(1, 3, 6, 6));
        float[] before = image.values().clone();
        for (int i = 0; i < 3; i++) {
            Colours.hue(image, 1.0 / 3);
        }
        assertThat(image.values()).containsExactly(before, Offset.offset(1e-5f));
        Colours.hue(Colours.hue(image, 0.13), -0.13);
        assertThat(image.values()).containsExactly(before, Offset.offset(1e-5f));
    }

    @Test
    void greyscaleMakesAllChannelsEqual() {
        Tensor image = TestImages.floats(1, 3, 5, 5);
        Tensor grey = Greyscale.of(1).apply(image, chance);
        assertThat(grey.get(0).toFloatArray())
                .containsExactly(grey.get(2).toFloatArray(), Offset.offset(1e-6f));
        assertThat(Greyscale.of(0).apply(image, chance).toFloatArray())
                .isEqualTo(image.toFloatArray());
    }

    @Test
    void equalizeSpreadsTheShadesEvenly() {
        float[] dark = new float[200];
        for (int i = 0; i < 200; i++) {
            dark[i] = i / 255f / 4; // 51 shades, 4 cells each but the last
        }
        float[] spread = Equalize.of().change(new Pixels(1, 10, 20, dark), chance).values();
        assertThat(spread[0]).isZero();
        assertThat(spread[199]).isEqualTo(1);
        for (int i = 1; i < 200; i++) {
            assertThat(spread[i] - spread[i - 1]).isBetween(0f, 0.03f);
        }
        Pixels one = new Pixels(1, 1, 2, new float[] {0.2f, 0.2f});
        assertThat(Equalize.of().change(one, chance).values()).containsOnly(0.2f);
    }

    @Test
    void blurringADotGivesABellWithTheSameSumAndWidth() {
        Pixels dot = Pixels.empty(1, 31, 31);
        dot.fill(15, 15, 1, 1, 1);
        Pixels blurred = Blur.by(2).change(dot, chance);
        double sum = 0;
        double variance = 0;
        for (int i = 0; i < 31 * 31; i++) {
            sum += blurred.values()[i];
            variance += blurred.values()[i] * Math.pow(i % 31 - 15, 2);
        }
        assertThat(sum).isBetween(0.9999, 1.0001);
        assertThat(variance).isBetween(3.8, 4.05); // 2², cut off at three deviations
        Pixels flat = new Pixels(1, 2, 2, new float[] {0.5f, 0.5f, 0.5f, 0.5f});
        assertThat(Blur.by(3).change(flat, chance).values())
                .containsExactly(new float[] {0.5f, 0.5f, 0.5f, 0.5f}, Offset.offset(1e-5f));
    }

    @Test
    void noiseHasADeviationUpToTheLargest() {
        Tensor grey = Tensor.ones(1, 100, 100).mul(0.5);
        for (int i = 0; i < 10; i++) {
            Tensor noisy = Noise.of(0.1).apply(grey, chance);
            assertThat(noisy.mean().item()).isBetween(0.49, 0.51);
            assertThat(noisy.std().item()).isLessThan(0.11);
        }
    }

    @Test
    void jpegStaysCloseAndCloserWithMoreQuality() {
        for (String name : new String[] {"source.png", "grey.png"}) {
            Tensor image = golden(name).tensor();
            double good = distance(Jpeg.quality(95), image);
            double bad = distance(Jpeg.quality(5), image);
            assertThat(good).isLessThan(0.03).isLessThan(bad / 2);
            assertThat(bad).isLessThan(0.2);
        }
    }

    private double distance(Augmentation augmentation, Tensor image) {
        return augmentation.apply(image, chance).sub(image).abs().mean().item();
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-6f);
    }
}
