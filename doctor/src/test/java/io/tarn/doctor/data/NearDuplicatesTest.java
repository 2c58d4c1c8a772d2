package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NearDuplicatesTest {
    private static Tensor copied(
            Tensor validation, Tensor train, int rows, double noise, Random chance) {
        Tensor copy = validation.copy();
        Tensor source = train.narrow(0, 3, rows);
        copy.narrow(0, 0, rows).copy_(source.add(chance.normal(source.shape(), 0, noise)));
        return copy;
    }

    /// Measured on 200 draws of each kind: 1% leak, none is grouped.
    @Test
    void independentRowsHaveNoTwinsAndDiscreteRowsHaveHonestOnes() {
        Random chance = Random.of(1);
        for (int k = 0; k < 25; k++) {
            try (var scope = Scope.open()) {
                NearDuplicates plain =
                        NearDuplicates.of(chance.normal(200, 6), chance.normal(60, 6));
                NearDuplicates flat =
                        NearDuplicates.of(chance.normal(300, 2), chance.normal(100, 2));
                NearDuplicates discrete =
                        NearDuplicates.of(
                                chance.integers(0, 3, 300, 5).toFloat(),
                                chance.integers(0, 3, 100, 5).toFloat());
                assertThat(List.of(plain, flat, discrete))
                        .noneMatch(NearDuplicates::leaks)
                        .noneMatch(NearDuplicates::isGrouped);
                assertThat(discrete.share().value()).isGreaterThan(0.5);
            }
        }
    }

    @Test
    void findsCopiedRowsAndTheirPlaces() {
        for (int seed = 0; seed < 5; seed++) {
            Random chance = Random.of(seed);
            Tensor train = chance.normal(300, 8);
            Tensor validation = copied(chance.normal(100, 8), train, 10, 0, chance);

            NearDuplicates twins = NearDuplicates.of(train, validation);

            assertThat(twins.leaks()).isTrue();
            assertThat(twins.exact().value()).isCloseTo(0.1, within(1e-9));
            assertThat(twins.twins().getFirst().training())
                    .isEqualTo(twins.twins().getFirst().validation() + 3);
        }
    }

    @Test
    void findsCopiesOfImagesWithNoise() {
        Random chance = Random.of(7);
        Tensor train = Strokes.upright(300, 1);
        Tensor validation = copied(Strokes.upright(100, 2), train, 10, 0.01, chance);

        NearDuplicates twins = NearDuplicates.of(train, validation);

        assertThat(twins.leaks()).isTrue();
        assertThat(twins.share().value()).isCloseTo(0.1, within(0.011));
        assertThat(twins.exact().value()).isZero();
        assertThat(NearDuplicates.of(train, Strokes.upright(100, 2)).leaks()).isFalse();
    }

    @Test
    void copiesAmongHonestTwinsAreFoundByTheirNumber() {
        Random chance = Random.of(8);
        Tensor train = chance.integers(0, 3, 400, 7).toFloat();
        Tensor validation = copied(chance.integers(0, 3, 200, 7).toFloat(), train, 40, 0, chance);

        NearDuplicates twins = NearDuplicates.of(train, validation);

        assertThat(twins.within().value()).isGreaterThan(0.05);
        assertThat(twins.leaks()).isTrue();
    }

    /// Four pictures of each thing, dealt out by chance: both sides are full of twins.
    @Test
    void groupsThatTheSplitHasTornApartAreNamedSo() {
        Random chance = Random.of(9);
        Tensor things = chance.normal(100, 10).unsqueeze(1).expand(100, 4, 10).reshape(400, 10);
        Tensor rows =
                things.add(chance.normal(400, 10).mul(0.05))
                        .indexSelect(0, chance.permutation(400));
        Tensor labels = Tensor.arange(400);

        NearDuplicates twins = NearDuplicates.of(rows.narrow(0, 0, 300), rows.narrow(0, 300, 100));

        assertThat(twins.isGrouped()).isTrue();
        assertThat(twins.leaks()).isFalse();
        assertThat(twins.agreement(labels.narrow(0, 0, 300), labels.narrow(0, 300, 100))).isZero();
        assertThat(twins.chart().description()).isNotEmpty();
    }
}
