package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BiasVarianceTest {
    @TempDir private Path folder;

    @Test
    void theShortFormAddsUpAndDrawsEveryFigure() {
        var kitchen = new Kitchen(folder, 0, 0.02, _ -> Answer.GO_ON);
        var outcome = new BiasVariance().run(kitchen);
        assertThat(outcome.value()).isBetween(0.0, 0.1);
        assertThat(outcome.page().pictures()).hasSize(5);
        assertThat(outcome.page().text()).contains("bias²", "measured");
    }

    /// A line through 10 places has 2 weights, so its variance is σ²·2/10, and training lacks as much of the noise.
    @Test
    void thePartsOfAStraightLineAreThoseOfTheory() {
        Tensor x = Tensor.linspace(-1, 1, 10).toDouble().unsqueeze(1);
        Tensor truth = x.squeeze(1).mul(3);
        Random chance = Random.of(5);
        Tensor seen = chance.normal(10, 20_000).toDouble().add(truth.unsqueeze(1));
        Tensor fresh = chance.normal(10, 20_000).toDouble().add(truth.unsqueeze(1));
        var parts = ErrorParts.of(1, x, truth, seen, fresh);
        assertThat(parts.bias()).isCloseTo(0, offset(1e-4));
        assertThat(parts.variance()).isCloseTo(0.2, offset(0.005));
        assertThat(parts.training()).isCloseTo(0.8, offset(0.02));
        assertThat(parts.measured()).isCloseTo(1.2, offset(0.02));
        assertThat(parts.sum(1)).isCloseTo(parts.measured(), offset(0.02));
    }
}
