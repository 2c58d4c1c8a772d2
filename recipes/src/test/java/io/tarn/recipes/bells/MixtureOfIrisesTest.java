package io.tarn.recipes.bells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.classic.cluster.Covariances;
import io.tarn.recipes.Kitchen;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MixtureOfIrisesTest {
    @Test
    void aShadowIsTheBellOfTwoColumns() {
        Irises irises = Irises.read();
        var one = MixtureOfIrises.mixture(irises.x(), 1, Covariances.FULL, 1, 0);
        Shadow shadow = Shadow.of(one, 0, 2);
        assertThat(shadow.weights()).containsExactly(1);
        assertThat(shadow.means()[0][1]).isCloseTo(3.758, within(1e-3)); // the mean petal
        // the density at the mean is 1 / (2π·√|Σ|)
        double[] s = shadow.covariances()[0];
        double peak = shadow.logDensity(shadow.means()[0][0], shadow.means()[0][1]);
        double volume = 2 * Math.PI * Math.sqrt(s[0] * s[2] - s[1] * s[1]);
        assertThat(peak).isCloseTo(-Math.log(volume), within(1e-12));
    }

    @Test
    void aLineEnclosesTheSameDensityAllAround() {
        var shadow =
                new Shadow(new double[] {1}, new double[][] {{1, 2}}, new double[][] {{4, 1.5, 1}});
        double[][] line = shadow.ellipse(0);
        double first = shadow.logDensity(line[0][0], line[1][0]);
        for (int i = 0; i < line[0].length; i++) {
            assertThat(shadow.logDensity(line[0][i], line[1][i])).isCloseTo(first, within(1e-9));
        }
        // 5% lie outside: exp(-r²/2)
        assertThat(Math.exp(first - shadow.logDensity(1, 2))).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void theCheapestIsFoundAmongAllShapes() {
        Best best =
                Best.of(
                        Map.of(
                                Covariances.FULL, new double[] {5, 3, 4},
                                Covariances.TIED, new double[] {6, 2.5, 9}));
        assertThat(best).isEqualTo(new Best(Covariances.TIED, 2, 2.5));
    }

    @Test
    void writesAPage(@TempDir Path folder) {
        var outcome = new MixtureOfIrises().run(new Kitchen(folder, 1, 0.05, _ -> Answer.GO_ON));

        assertThat(outcome.value()).isBetween(0.85, 1.0);
        assertThat(outcome.page().html())
                .contains("The density", "bell 3", "Groups of k-means", "Cost by number of bells");
    }
}
