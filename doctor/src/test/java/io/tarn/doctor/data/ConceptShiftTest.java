package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConceptShiftTest {
    private static final int ROWS = 200;

    /// Three classes by the largest of three of the five features, with some noise.
    private static Tensor classes(Tensor x, Random chance) {
        return x.narrow(1, 0, 3).add(chance.normal(x.size(0), 3).mul(0.3)).argmax(1);
    }

    private static ConceptShift shift(
            int seed, BiFunction<Tensor, Random, Tensor> validationLabels) {
        try (var scope = Scope.open()) {
            Random chance = Random.of(seed);
            Tensor train = chance.normal(ROWS + 100, 5);
            Tensor validation = chance.normal(ROWS, 5);
            return ConceptShift.of(
                    train,
                    classes(train, chance),
                    validation,
                    validationLabels.apply(validation, chance),
                    c -> c.seed(seed));
        }
    }

    /// Measured on 200 draws: no alarm with 200 rows, 1% with 60.
    @Test
    void anHonestSplitFollowsOneRule() {
        for (int seed = 0; seed < 20; seed++) {
            ConceptShift shift = shift(seed, ConceptShiftTest::classes);
            assertThat(shift.changed() || shift.scrambled()).as("seed %d", seed).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void exchangedClassesAreARuleOfTheirOwn(int seed) {
        ConceptShift shift = shift(seed, (x, chance) -> classes(x, chance).add(1).remainder(3));

        assertThat(shift.changed()).isTrue();
        assertThat(shift.own()).isGreaterThan(0.3);
        assertThat(shift.transfer()).isNegative();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void permutedLabelsFollowNoRule(int seed) {
        ConceptShift shift =
                shift(
                        seed,
                        (x, chance) -> classes(x, chance).indexSelect(0, chance.permutation(ROWS)));

        assertThat(shift.scrambled()).isTrue();
        assertThat(shift.changed()).isFalse();
        assertThat(shift.own()).isLessThan(0.1);
    }

    @Test
    void aRegressionCanTurnItsSign() {
        Random chance = Random.of(6);
        Tensor train = chance.normal(300, 4);
        Tensor validation = chance.normal(200, 4);

        ConceptShift same = ConceptShift.of(train, train.sum(1), validation, validation.sum(1));
        ConceptShift turned =
                ConceptShift.of(train, train.sum(1), validation, validation.sum(1).neg());

        assertThat(same.changed()).isFalse();
        assertThat(turned.changed()).isTrue();
        assertThat(turned.chart().description()).isNotEmpty();
    }
}
