package io.tarn.recipes.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.markov.GaussianHmm;
import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HmmWeatherTest {
    @TempDir private Path folder;

    @Test
    void theShortFormIsBetterThanAMixtureToo() {
        Recipe.Outcome outcome =
                new HmmWeather().run(new Kitchen(folder, 0, 0.02, _ -> Callback.Answer.GO_ON));
        assertThat(outcome.value()).isBetween(0.1, 1.0);
        assertThat(outcome.page().html().split("<figure", -1)).hasSize(7);
        assertThat(outcome.page().text())
                .contains("mixture, no memory", "From one day to the next");
    }

    @Test
    void theDaysBeforeTheTestAreStandardised() {
        SeattleDays days = SeattleDays.read();
        assertThat(days.rows().size(0)).isEqualTo(SeattleDays.KNOWN + SeattleDays.YEAR);
        Tensor known = days.days(0, SeattleDays.KNOWN);
        assertThat(known.mean(0).abs().max().item()).isCloseTo(0, offset(1e-12));
        assertThat(known.std(0).sub(1).abs().max().item()).isCloseTo(0, offset(1e-12));
    }

    /// log Σ_k π_k·N(x; μ_k, Σ_k), where the model of one state and the last day's share of it are known.
    @Test
    void aMixtureIsAModelOfDaysApart() {
        var models = new WeatherModels(SeattleDays.read(), 1, 0);
        GaussianHmm two = models.mixture(2, SeattleDays.LEARNED);
        Tensor day = models.days().days(900, 901);
        double sum = 0;
        for (int k = 0; k < 2; k++) {
            GaussianHmm part =
                    GaussianHmm.of(
                            Tensor.ones(1),
                            Tensor.ones(1, 1),
                            two.means().narrow(0, k, 1),
                            two.covariances().narrow(0, k, 1));
            sum += two.start().get(k).item() * Math.exp(part.logLikelihood(day));
        }
        assertThat(two.logLikelihood(day)).isCloseTo(Math.log(sum), offset(1e-10));
    }

    /// Without the order there is nothing to remember.
    @Test
    void shuffledDaysAreWorthNoMoreThanAMixture() {
        SeattleDays days = SeattleDays.read();
        long[] order = LongStream.range(0, days.high().length).map(i -> i * 1_000 % 1461).toArray();
        Tensor shuffled = days.rows().indexSelect(0, Tensor.of(order));
        var mixed = new SeattleDays(shuffled, days.high(), days.rain(), 0, 1);
        double[] gains =
                List.of(days, mixed).stream()
                        .map(each -> new WeatherModels(each, 5, 0))
                        .mapToDouble(HmmWeatherTest::gain)
                        .toArray();
        assertThat(gains[0]).isGreaterThan(0.1);
        assertThat(gains[1]).isLessThan(0.05);
    }

    private static double gain(WeatherModels models) {
        int known = SeattleDays.LEARNED;
        double hidden = models.score(models.hidden(3, known), known);
        return hidden - models.scoreApart(models.mixture(3, known), known);
    }
}
