package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Interpolation;
import io.tarn.tensor.Tensor;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GeometryTest {
    private final SplittableRandom chance = new SplittableRandom(11);

    private static double worst(Tensor a, Tensor b) {
        assertThat(a.shape()).isEqualTo(b.shape());
        return a.sub(b).abs().max().item();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void aFlipIsTheTensorsAndTwoAreNone(int size) {
        Tensor image = TestImages.floats(1, 3, size, size + 1);
        Augmentation across = Flip.horizontal().probability(1);
        Augmentation down = Flip.vertical().probability(1);
        assertThat(worst(across.apply(image, chance), image.flip(2))).isZero();
        assertThat(worst(down.apply(image, chance), image.flip(1))).isZero();
        Tensor twice = across.apply(across.apply(image, chance), chance);
        assertThat(worst(twice, image)).isZero();
        Tensor never = Flip.horizontal().probability(0).apply(image, chance);
        assertThat(worst(never, image)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"90,1", "180,2", "270,3", "-90,3", "0,0", "360,0"})
    void quarterTurnsAreExact(double degrees, int turns) {
        for (int size : new int[] {8, 9}) {
            Tensor image = TestImages.floats(2, 3, size, size);
            Tensor turned = Rotate.by(degrees).apply(image, chance);
            assertThat(worst(turned, image.rot90(turns, 1, 2))).isZero();
        }
    }

    /// libtorch's own sampling is the oracle, in its coordinates from -1 to 1.
    @ParameterizedTest
    @CsvSource({"20,1,0,0,0", "0,1.5,0,0,0", "0,1,0,0.25,-0.125", "-35,0.8,12,0.1,0.2"})
    void mapsLikeAffineGridAndGridSample(
            double degrees, double scale, double slant, double right, double down) {
        int size = 16;
        Tensor image = TestImages.floats(3, 3, size, size);
        PlaneMap map = PlaneMap.of(degrees, scale, slant, right * size, down * size);
        Tensor own = map.apply(Pixels.of(image)).tensor();
        double half = size / 2.0;
        var theta =
                Tensor.of(
                        new float[] {
                            (float) map.a(), (float) map.b(), (float) (map.right() / half),
                            (float) map.c(), (float) map.d(), (float) (map.down() / half)
                        },
                        1,
                        2,
                        3);
        Tensor grid = theta.affineGrid(1, 3, size, size);
        Tensor other = image.unsqueeze(0).gridSample(grid, Interpolation.LINEAR).squeeze(0);
        assertThat(worst(own, other)).isLessThan(1e-4);
    }

    @Test
    void whatIsMovedAndScaledLandsWhereItShould() {
        Pixels dot = Pixels.empty(1, 9, 9);
        dot.fill(4, 6, 1, 1, 1); // right of the middle
        Pixels moved = PlaneMap.of(0, 1, 0, -2, 3).apply(dot);
        assertThat(moved.values()[7 * 9 + 4]).isEqualTo(1);
        Pixels turned = PlaneMap.of(90, 1, 0, 0, 0).apply(dot); // counterclockwise: to the top
        assertThat(turned.values()[2 * 9 + 4]).isEqualTo(1);
        Pixels larger = PlaneMap.of(0, 2, 0, 0, 0).apply(dot);
        assertThat(larger.values()[4 * 9 + 8]).isEqualTo(1);
    }

    @Test
    void aCropAfterPaddingIsAPartOfThePaddedImage() {
        Tensor image = TestImages.floats(4, 2, 5, 7).add(0.001);
        Tensor padded = image.padConstant(0, 2, 2, 2, 2);
        boolean[] seen = new boolean[25];
        for (int i = 0; i < 300; i++) {
            Tensor crop = RandomCrop.of(2).apply(image, chance);
            int found = 0;
            for (int top = 0; top < 5; top++) {
                for (int left = 0; left < 5; left++) {
                    Tensor part = padded.narrow(1, top, 5).narrow(2, left, 7);
                    if (worst(part, crop) == 0) {
                        found++;
                        seen[top * 5 + left] = true;
                    }
                }
            }
            assertThat(found).isEqualTo(1);
        }
        assertThat(seen).containsOnly(true);
        Tensor small = RandomCrop.of(3, 2).apply(image, chance);
        assertThat(small.shape().toArray()).containsExactly(2, 3, 2);
        assertThatThrownBy(() -> RandomCrop.of(6, 6).apply(image, chance))
                .hasMessageContaining("images of 6x6 or more, got 5x7");
    }

    @Test
    void aResizedCropOfTheWholeIsTheImage() {
        Tensor image = TestImages.floats(5, 3, 10, 10);
        Augmentation whole = ResizedCrop.of().area(1, 1).ratio(1);
        assertThat(worst(whole.apply(image, chance), image)).isZero();
        Tensor flat = Tensor.ones(3, 30, 20).mul(0.25);
        Tensor part = ResizedCrop.of(7, 9).apply(flat, chance);
        assertThat(part.shape().toArray()).containsExactly(3, 7, 9);
        assertThat(worst(part, Tensor.ones(3, 7, 9).mul(0.25))).isLessThan(1e-6);
    }

    @Test
    void anErasedRectangleHasTheAreaThatWasAskedFor() {
        Tensor image = Tensor.ones(3, 40, 40);
        for (int i = 0; i < 50; i++) {
            Tensor erased = Erase.of().probability(1).area(0.1, 0.2).apply(image, chance);
            assertThat(1 - erased.mean().item()).isBetween(0.08, 0.22);
        }
    }

    @Test
    void halvingWeighsFourCellsByATriangle() {
        Pixels line = new Pixels(1, 1, 8, new float[] {0, 0, 0, 1, 0, 0, 0, 0});
        float[] half = PixelResizing.of(line, 1, 4).values();
        assertThat(half).containsExactly(0, 3 / 8f, 1 / 8f, 0);
        Pixels constant = new Pixels(1, 2, 2, new float[] {0.5f, 0.5f, 0.5f, 0.5f});
        assertThat(PixelResizing.of(constant, 7, 3).values()).containsOnly(0.5f);
    }
}
