package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.Tensor;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PokemonTypeTest {
    @TempDir private Path folder;

    @Test
    void reachesTheLecturesMeanAndCovarianceToThePrintedDigits() {
        var recipe = new PokemonType();
        var outcome = recipe.run(new Kitchen(folder, 0, 1, _ -> Answer.GO_ON));

        assertThat(recipe.target().isMet(outcome.value())).isTrue();
        assertThat(outcome.page().text())
                .contains("75.038", "873.859", "shared covariance", "logistic regression");
        assertThat(outcome.page().pictures()).hasSize(5);
    }

    @Test
    void readsTheTypesOfTheLecture() {
        Pokedex training = Pokedex.training();

        assertThat(training.values(1, 0)).hasSize(79);
        assertThat(training.values(0, 0)).hasSize(61);
        assertThat(training.x().size(1)).isEqualTo(Pokedex.FEATURES.size());
        assertThat(training.x().get(0).toDoubleArray()) // Squirtle
                .containsExactly(65, 64, 44, 48, 50, 43, 5);
        assertThat(training.standardised(training).x().mean(0).abs().max().item()).isLessThan(1e-9);
        assertThat(Pokedex.test().size()).isEqualTo(97);
    }

    @Test
    void countsADeviationInPrintedDigits() {
        double[] printed = {75.0, 71.3};

        assertThat(PokemonType.deviation(printed, 10, Tensor.of(74.96, 71.349))).isZero();
        assertThat(PokemonType.deviation(printed, 10, Tensor.of(75.06, 71.349)))
                .isBetween(0.099, 0.101);
    }
}
