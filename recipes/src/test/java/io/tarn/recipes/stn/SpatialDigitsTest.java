package io.tarn.recipes.stn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.datasets.Datasets;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Flatten;
import io.tarn.nn.Sequential;
import io.tarn.recipes.Kitchen;
import io.tarn.tensor.Interpolation;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback.Answer;
import io.tarn.vision.SpatialTransformer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpatialDigitsTest {
    @TempDir private Path folder;

    private Kitchen kitchen(long seed) {
        return new Kitchen(folder, seed, 0.02, _ -> Answer.GO_ON);
    }

    @Test
    void theWiderNetworkHasAsManyNumbersAsTheTransformerAdds() {
        long alone = SpatialDigits.reading(8).parameterCount();
        long wider = SpatialDigits.reading(10).parameterCount();
        long added = SpatialDigits.upright().parameterCount();
        assertThat(wider).isGreaterThanOrEqualTo(alone + added);
    }

    @Test
    void distortsEachDigitOnceAndForAllSeeds() {
        try (var scope = Scope.open()) {
            Tensor one = DistortedDigits.of(kitchen(1)).test().first(20).all().x();
            Tensor two = DistortedDigits.of(kitchen(2)).test().first(20).all().x();
            assertThat(one.shape().toArray()).containsExactly(20, 1, 40, 40);
            assertThat(one.allClose(two, 0, 0)).isTrue();
            assertThat(one.min().item()).isZero();
            assertThat(one.max().item()).isBetween(0.9, 1.0);
        }
    }

    /// What the field holds is what the image held, about: nothing is cut off.
    @Test
    void keepsTheInkOfTurnedDigits() {
        try (var scope = Scope.open()) {
            var digits = Datasets.mnist().test().first(20);
            Tensor ink = digits.all().x().sum(1, 2, 3);
            Tensor turned = DistortedDigits.alike(digits, 60, 1).sum(1, 2, 3);
            assertThat(turned.div(ink).sub(1).abs().max().item()).isCloseTo(0, within(0.03));
        }
    }

    @Test
    void readsTurnAndScaleOffAMap() {
        var net = SpatialTransformer.of(Sequential.of(Conv2d.of(1, 1, 40), Flatten.of()), 1);
        double turn = Math.toRadians(30);
        float a = (float) (0.5 * Math.cos(turn));
        float b = (float) (0.5 * Math.sin(turn));
        var map = Tensor.of(new float[] {a, b, 0, -b, a, 0}, 6);
        net.namedParameters().get("theta.bias").set(map);
        var maps = new ChosenMaps(net);
        assertThat(maps.turns().lines().getFirst().y()[3]).isCloseTo(30, within(1e-4));
        assertThat(maps.sizes().lines().getFirst().y()[3]).isCloseTo(0.5, within(1e-6));
    }

    /// A digit that is turned is put upright by a map with the same turn.
    @Test
    void mapsTurnAsDigitsDo() {
        try (var scope = Scope.open()) {
            var digit = Datasets.mnist().test().first(1);
            Tensor upright = DistortedDigits.alike(digit, 0, 1);
            double turn = Math.toRadians(40);
            float a = (float) Math.cos(turn);
            float b = (float) Math.sin(turn);
            Tensor map = Tensor.of(new float[] {a, b, 0, -b, a, 0}, 1, 2, 3);
            Tensor back =
                    DistortedDigits.alike(digit, 40, 1)
                            .gridSample(map.affineGrid(1, 1, 40, 40), Interpolation.LINEAR);
            assertThat(back.sub(upright).square().sum().item())
                    .isLessThan(0.1 * upright.square().sum().item());
        }
    }

    @Test
    void writesAPageWithAllItsFigures() {
        var outcome = new SpatialDigits().run(kitchen(0));

        assertThat(outcome.value()).isBetween(-1.0, 1.0);
        assertThat(outcome.page().pictures().keySet())
                .containsExactly(
                        "before-and-behind-the-transformer.svg",
                        "test-digits-misread.svg",
                        "the-turn-of-the-map-by-that-of-the-digit.svg",
                        "the-scale-of-the-map-by-that-of-the-digit.svg");
    }
}
