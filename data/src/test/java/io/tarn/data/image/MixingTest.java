package io.tarn.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// MixUp, CutMix and Normalise.
final class MixingTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-5);

    /// Image i is filled with i and of class i.
    private static Batch batch() {
        Tensor numbers = Tensor.arange(5).toFloat().view(5, 1, 1, 1);
        return Batch.of(numbers.expand(5, 2, 8, 8), Tensor.arange(5));
    }

    @Test
    void mixedTargetsSumTo1AndSayWhatIsInTheImage() {
        for (BatchTransform transform :
                new BatchTransform[] {MixUp.of(5).alpha(1), CutMix.of(5), MixUp.of(5)}) {
            for (int seed = 0; seed < 20; seed++) {
                Batch mixed = transform.apply(batch(), new SplittableRandom(seed));
                assertThat(mixed.y().shape().toArray()).containsExactly(5, 5);
                assertThat(mixed.y().min().item()).isGreaterThanOrEqualTo(0);
                Tensor sums = mixed.y().sum(1);
                Tensor inside = mixed.x().mean(1, 2, 3); // the sum of i times the share of i
                Tensor said = mixed.y().mul(Tensor.arange(5).toFloat()).sum(1);
                assertThat(sums.sub(1).abs().max().item()).isCloseTo(0, CLOSE);
                assertThat(said.sub(inside).abs().max().item()).isCloseTo(0, CLOSE);
            }
        }
    }

    @Test
    void cutMixOfMixUpMixesSoftTargets() {
        var chance = new SplittableRandom(2);
        Batch mixed = CutMix.of(5).apply(MixUp.of(5).apply(batch(), chance), chance);
        assertThat(mixed.y().sum(1).sub(1).abs().max().item()).isCloseTo(0, CLOSE);
    }

    @Test
    void cutMixLeavesTheBatchAlone() {
        Batch batch = batch();
        CutMix.of(5).apply(batch, new SplittableRandom(1));
        assertThat(batch.x().toFloatArray()).isEqualTo(batch().x().toFloatArray());
    }

    @Test
    void sharesFollowTheBetaDistribution() {
        var chance = new SplittableRandom(8);
        for (double alpha : new double[] {0.2, 1, 4}) {
            double sum = 0;
            double squares = 0;
            int draws = 20_000;
            for (int i = 0; i < draws; i++) {
                double share = Chance.beta(chance, alpha) - 0.5;
                sum += share;
                squares += share * share;
            }
            double variance = 1 / (4 * (2 * alpha + 1)); // of Beta(α, α)
            assertThat(sum / draws).isCloseTo(0, Offset.offset(0.01));
            assertThat(squares / draws).isCloseTo(variance, Offset.offset(0.05 * variance));
        }
    }

    @Test
    void targetsThatAreNoClassesAreRefused() {
        var chance = new SplittableRandom(0);
        Batch numbers = Batch.of(Tensor.zeros(3, 1, 2, 2), Tensor.zeros(3));
        assertThatThrownBy(() -> MixUp.of(2).apply(numbers, chance))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("class numbers [n]");
        assertThatThrownBy(() -> MixUp.of(4).apply(batch(), chance))
                .hasMessageContaining("classes below 4, got 4");
    }

    @Test
    void normalisingBringsMean0AndDeviation1() {
        Tensor x = TestImages.floats(1, 700, 3, 20).view(700, 3, 4, 5);
        Tensor shifted = x.mul(Tensor.of(0.5, 0.1, 1).view(1, 3, 1, 1)).add(0.2);
        Dataset images = Dataset.of(shifted, Tensor.arange(700));
        Normalise normalise = Normalise.fit(images);
        Tensor normal = images.map(normalise).all().x().toDouble();
        assertThat(normal.mean(0, 2, 3).abs().max().item()).isCloseTo(0, CLOSE);
        assertThat(normal.biasedStd(0, 2, 3).sub(1).abs().max().item()).isCloseTo(0, CLOSE);
        Tensor each = images.map(Augment.batch(normalise)).all().x().toDouble();
        assertThat(each.sub(normal).abs().max().item()).isCloseTo(0, CLOSE);
    }

    @Test
    void aChannelThatNeverChangesIsOnlyShifted() {
        Dataset images = Dataset.of(Tensor.ones(4, 1, 2, 2).mul(0.5), Tensor.arange(4));
        Normalise normalise = Normalise.fit(images);
        assertThat(normalise.deviation()).containsExactly(1.0);
        assertThat(images.map(normalise).all().x().abs().max().item()).isZero();
        assertThatThrownBy(() -> normalise.apply(batch(), new SplittableRandom(0)))
                .hasMessageContaining("images of 1 channels");
        assertThatThrownBy(() -> Normalise.of(new double[] {0}, new double[] {0}))
                .isInstanceOf(DataException.class);
    }
}
