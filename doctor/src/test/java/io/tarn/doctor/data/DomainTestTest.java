package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainTestTest {
    /// p values below 0.01 and 0.05 among draws from one distribution.
    private static int[] alarms(int draws, int rows, int features) {
        Random chance = Random.of(5);
        int[] alarms = new int[2];
        for (int k = 0; k < draws; k++) {
            int seed = k;
            try (var scope = Scope.open()) {
                double p =
                        DomainTest.of(
                                        chance.normal(rows, features),
                                        chance.normal(rows, features),
                                        c -> c.permutations(199).seed(seed))
                                .p();
                alarms[0] += p < 0.01 ? 1 : 0;
                alarms[1] += p < 0.05 ? 1 : 0;
            }
        }
        return alarms;
    }

    /// Measured on 200 draws: 1.0% (60 rows, 3 features), 0.5% (60 rows, 40 features), 1.0% and 1.5% (200 rows, 3 and 40 features).
    @ParameterizedTest
    @CsvSource({"60, 30, 3", "60, 30, 40", "25, 100, 5"})
    void alarmsAreAsRareAsTheirPValueSays(int draws, int rows, int features) {
        int[] alarms = alarms(draws, rows, features);

        assertThat(alarms[0]).isLessThanOrEqualTo(3);
        assertThat(alarms[1]).isLessThanOrEqualTo(9);
    }

    private static DomainTest images(int seed, UnaryOperator<Tensor> change) {
        return DomainTest.of(
                Strokes.upright(150, 100 + seed),
                change.apply(Strokes.upright(150, 200 + seed)),
                c -> c.seed(seed).permutations(199));
    }

    @Test
    void imagesOfOneKindDoNotDiffer() {
        assertThat(IntStream.range(0, 5).filter(seed -> images(seed, x -> x).differs())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void blurNoiseScaleAndInversionAreFound(int seed) {
        assertThat(images(seed, Strokes::blurred).differs()).as("blur").isTrue();
        assertThat(images(seed, x -> x.mul(255)).effect()).as("scale").isGreaterThan(0.99);
        assertThat(images(seed, x -> x.rsub(1)).differs()).as("inversion").isTrue();
        assertThat(images(seed, x -> x.add(Random.of(seed).normal(x.shape(), 0, 0.1))).differs())
                .as("noise")
                .isTrue();
    }

    @Test
    void aTurnByTwentyDegreesIsFoundByTheDirectionOfEdges() {
        DomainTest turned =
                DomainTest.of(
                        Strokes.upright(150, 1), Strokes.at(20, 150, 2), c -> c.permutations(199));

        assertThat(turned.differs()).isTrue();
        assertThat(turned.look()).isEqualTo("texture");
        assertThat(turned.clues().getFirst().name()).contains("edges");
    }

    /// Twenty writers of 15 rows on each side: known again by neighbours, if neighbours are in the training.
    @Test
    void groupsInOrderAreNotRecognisedAgain() {
        Random chance = Random.of(11);
        Tensor writers = chance.normal(40, 10).unsqueeze(1).expand(40, 15, 10).reshape(600, 10);
        Tensor rows = writers.add(chance.normal(600, 10).mul(0.5));
        Tensor first = rows.narrow(0, 0, 300);
        Tensor second = rows.narrow(0, 300, 300);
        Tensor mixed = chance.permutation(300);

        double inOrder = DomainTest.of(first, second).effect();
        double shuffled =
                DomainTest.of(first.indexSelect(0, mixed), second.indexSelect(0, mixed)).effect();

        assertThat(shuffled).isGreaterThan(0.8);
        assertThat(inOrder).isLessThan(0.5);
    }

    @Test
    void namesTheFeatureThatHasMoved() {
        Random chance = Random.of(4);
        Tensor moved = chance.normal(200, 3);
        moved.narrow(1, 1, 1).add_(1);

        DomainTest test =
                DomainTest.of(chance.normal(200, 3), moved, c -> c.names(List.of("a", "b", "c")));

        assertThat(test.differs()).isTrue();
        assertThat(test.clues().getFirst().name()).isEqualTo("b");
        assertThat(test.clues().getFirst().auc()).isBetween(0.65, 0.85); // Φ(1/√2) = 0.76
    }

    /// A weak difference on many rows is sure, and yet no fault.
    @Test
    void aSmallEffectDoesNotMatterHoweverSure() {
        Random chance = Random.of(8);

        DomainTest test = DomainTest.of(chance.normal(500, 2), chance.normal(500, 2).add(0.2));

        assertThat(test.p()).isLessThan(0.01);
        assertThat(test.differs()).isFalse();
    }

    @Test
    void textsAreComparedByTheirTokens() {
        Random chance = Random.of(9);
        Tensor first = chance.integers(0, 50, 150, 20);
        Tensor same = chance.integers(0, 50, 150, 20);
        Tensor other = chance.integers(0, 60, 150, 20);

        assertThat(DomainTest.of(first, same).differs()).isFalse();
        assertThat(DomainTest.of(first, other).differs()).isTrue();
    }

    @Test
    void drawsAChartAndRejectsSamplesOfOtherWidth() {
        Tensor x = Random.of(1).normal(20, 3);

        assertThat(DomainTest.of(x, x.copy(), c -> c.permutations(99)).chart().description())
                .isNotEmpty();
        assertThatThrownBy(() -> DomainTest.of(x, Tensor.ones(20, 4)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("equal width");
    }
}
