package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OptimizerRaceTest {
    private static final float[] START = {-2, 1};

    private static Racer racer(String name) {
        return Racer.ALL.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
    }

    private static double error(ErrorSurface surface, double x, double y) {
        try (var scope = Scope.open()) {
            return surface.at(Tensor.of(x), Tensor.of(y)).item();
        }
    }

    /// The known minima of the bowl, of Rosenbrock's and of Beale's function.
    @Test
    void hasItsMinimaWhereTheyAreKnownToBe() {
        assertThat(error(ErrorSurface.BOWL, 0, 0)).isZero();
        assertThat(error(ErrorSurface.RAVINE, 1, 1)).isZero();
        assertThat(error(ErrorSurface.PLATEAU, 3, 0.5)).isZero();
        assertThat(error(ErrorSurface.RAVINE, -1, 2)).isEqualTo(104);
        assertThat(error(ErrorSurface.PLATEAU, 0, 1)).isCloseTo(14.203125, within(1e-9));
    }

    /// x ← (1 - η)x, y ← (1 - 60η)y on ½x² + 30y².
    @Test
    void descendsTheBowlAsInClosedForm() {
        var descent = Descent.of(ErrorSurface.BOWL, racer("gradient descent"), 0.02, START, 10);

        for (int step = 0; step <= 10; step++) {
            assertThat(descent.x()[step]).isCloseTo(-2 * Math.pow(0.98, step), within(1e-5));
            assertThat(descent.y()[step]).isCloseTo(Math.pow(-0.2, step), within(1e-5));
        }
    }

    /// (1 - β) of the moving average is a tenth, so ten times the rate gives the same path.
    @Test
    void walksTheSameWayWithBothFormsOfMomentum() {
        var sum = Descent.of(ErrorSurface.BOWL, racer("momentum (sum)"), 0.005, START, 40);
        var mean = Descent.of(ErrorSurface.BOWL, racer("momentum (mean)"), 0.05, START, 40);

        assertThat(mean.x()).containsExactly(sum.x(), within(1e-4));
        assertThat(mean.y()).containsExactly(sum.y(), within(1e-4));
    }

    @Test
    void hasArrivedOnlyWhereItStays() {
        var descent = Descent.of(ErrorSurface.BOWL, racer("gradient descent"), 0.02, START, 400);

        assertThat(descent.arrived()).isTrue();
        assertThat(descent.losses()[descent.arrival() - 1]).isGreaterThan(1e-3);
        assertThat(descent.losses()[descent.arrival()]).isLessThanOrEqualTo(1e-3);
    }

    @Test
    void countsADescentThatIsThrownOutAsOneThatNeverArrives() {
        var thrown = Descent.of(ErrorSurface.BOWL, racer("gradient descent"), 1, START, 30);

        assertThat(thrown.arrived()).isFalse();
        assertThat(thrown.losses()[30]).isInfinite();
    }

    @Test
    void findsARateAtLeastAsGoodAsEveryOther() {
        var best = Descent.best(ErrorSurface.BOWL, racer("Adam"), START, 60);

        for (double rate : Descent.RATES) {
            var other = Descent.of(ErrorSurface.BOWL, racer("Adam"), rate, START, 60);
            assertThat(other.arrival()).isGreaterThanOrEqualTo(best.arrival());
        }
        assertThat(Descent.RATES[0]).isEqualTo(1e-4);
        assertThat(Descent.RATES).hasSize(13).endsWith(1);
    }

    @Test
    void writesAPageWithSurfacesFilmsAndANetwork(@TempDir Path folder) {
        var outcome = new OptimizerRace().run(new Kitchen(folder, 2, 0.03, _ -> Answer.GO_ON));

        assertThat(outcome.value()).isBetween(0.01, 100.0);
        assertThat(outcome.page().html())
                .contains("Rosenbrock", "Beale", "A rate for each parameter", "Training loss, mean")
                .contains("<figure class=\"drawing");
        assertThat(outcome.page().pictures().get("a-bent-ravine-rosenbrock.png"))
                .asString(StandardCharsets.ISO_8859_1)
                .contains("acTL"); // the mark of a film
    }
}
