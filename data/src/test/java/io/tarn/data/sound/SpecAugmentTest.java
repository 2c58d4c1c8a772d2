package io.tarn.data.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SpecAugmentTest {
    /// [frames, width] of distinct numbers.
    private static Tensor numbers(int frames, int width) {
        float[] values = new float[frames * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = i + 1;
        }
        return Tensor.of(values, frames, width);
    }

    private static long changed(Tensor a, Tensor b) {
        return a.sub(b).abs().gt(0.25).to(io.tarn.tensor.DType.INT64).sum().itemLong();
    }

    @Test
    void hidesWholeBandsAndWholeStretches() {
        var x = numbers(50, 10);
        var augment = SpecAugment.of(c -> c.bands(1, 3).times(1, 5));
        boolean hidden = false;
        for (int seed = 0; seed < 40; seed++) {
            var y = augment.apply(x, new SplittableRandom(seed));
            var same = y.sub(x).abs().le(0.0);
            int frames = 0;
            int features = 0;
            for (int t = 0; t < 50; t++) {
                frames += same.select(0, t).any().itemLong() == 0 ? 1 : 0;
            }
            for (int k = 0; k < 10; k++) {
                features += same.select(1, k).any().itemLong() == 0 ? 1 : 0;
            }
            long expected = frames * 10L + features * 50L - (long) frames * features;
            assertThat(50 * 10 - same.to(io.tarn.tensor.DType.INT64).sum().itemLong())
                    .isEqualTo(expected);
            assertThat(features).isLessThanOrEqualTo(3);
            assertThat(frames).isLessThanOrEqualTo(5);
            hidden |= frames > 0 && features > 0;
        }
        assertThat(hidden).isTrue();
    }

    @Test
    void whatIsHiddenBecomesTheMean() {
        var x = Tensor.of(new float[][] {{0, 2}, {4, 6}});
        var augment = SpecAugment.of(c -> c.bands(0, 0).times(8, 8).mostTime(1));
        var y = augment.apply(x, new SplittableRandom(1));
        assertThat(y.toFloatArray()).containsOnly(3);
    }

    @Test
    void leavesThePaddingAlone() {
        var x = Tensor.cat(List.of(numbers(10, 4), Tensor.zeros(10, 4)), 0).reshape(1, 20, 4);
        var batch = new Batch(List.of(x, Tensor.of(new long[] {10})), List.of());
        var augment = SpecAugment.of(c -> c.bands(2, 4).times(2, 10).mostTime(1).warp(3));
        for (int seed = 0; seed < 30; seed++) {
            var y = augment.apply(batch, new SplittableRandom(seed)).x();
            assertThat(y.narrow(1, 10, 10).abs().max().item()).isZero();
        }
    }

    @Test
    void warpedTimeKeepsTheEndsAndTheOrder() {
        var x = numbers(30, 1);
        var augment = SpecAugment.of(c -> c.bands(0, 0).times(0, 0).warp(8));
        boolean moved = false;
        for (int seed = 0; seed < 20; seed++) {
            float[] y = augment.apply(x, new SplittableRandom(seed)).toFloatArray();
            assertThat(y[0]).isEqualTo(1);
            assertThat(y[29]).isEqualTo(30);
            assertThat(y).isSorted();
            moved |= Math.abs(y[15] - 16) > 1;
        }
        assertThat(moved).isTrue();
    }

    @Test
    void theSameChanceGivesTheSame() {
        var x = numbers(40, 8);
        var augment = SpecAugment.of();
        var first = augment.apply(x, new SplittableRandom(4));
        assertThat(changed(first, augment.apply(x, new SplittableRandom(4)))).isZero();
        assertThat(changed(first, augment.apply(x, new SplittableRandom(5)))).isPositive();
        assertThat(x.get(0, 0).item()).isEqualTo(1); // the source is left alone
    }

    @Test
    void takesVeryShortSounds() {
        var augment = SpecAugment.of(c -> c.warp(5));
        for (int frames = 1; frames < 6; frames++) {
            var y = augment.apply(numbers(frames, 2), new SplittableRandom(frames));
            assertThat(y.isFinite().all().itemLong()).isEqualTo(1);
        }
    }

    @Test
    void refusesWrongSettingsAndShapes() {
        assertThatThrownBy(() -> SpecAugment.of(c -> c.mostTime(2)))
                .isInstanceOf(DataException.class);
        var flat = Batch.of(Tensor.zeros(2, 3));
        assertThatThrownBy(() -> SpecAugment.of().apply(flat, new SplittableRandom(1)))
                .hasMessageContaining("[batch, frames, features]");
    }
}
