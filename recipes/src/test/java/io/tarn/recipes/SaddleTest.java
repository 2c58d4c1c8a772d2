package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.doctor.measure.CriticalPoint.Verdict;
import io.tarn.doctor.measure.MinimumRatio;
import io.tarn.optim.Adam;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SaddleTest {
    private static CriticalWalk point(double loss, double positive) {
        return new CriticalWalk(0, loss, 0, new MinimumRatio(positive, 0, 1 - positive, 0, 1));
    }

    @Test
    void descentStaysOnTheSaddleAndTheEscapeLeavesIt() {
        var saddle = SaddleEscape.of(5, 200);

        assertThat(saddle.point().verdict()).isEqualTo(Verdict.SADDLE);
        assertThat(saddle.point().gradientNorm()).isLessThan(1e-12);
        assertThat(saddle.alone().getLast()).isCloseTo(saddle.alone().getFirst(), within(1e-9));
        assertThat(saddle.escape().isBest()).isTrue();
        assertThat(saddle.part()).isLessThan(0.9);
        assertThat(saddle.stepsOfRounding()).isGreaterThan(1000);
    }

    @Test
    void loweringTheGradientEndsWhereItIsSmaller() {
        var net = new SincNet(1);
        double before = CriticalWalk.at(net, 0).norm();

        net.lowerGradient(Adam.of(net.parameters(), c -> c.learningRate(0.003)), 100);

        assertThat(CriticalWalk.at(net, 0).norm()).isLessThan(before / 5);
    }

    @Test
    void correlatesByRanks() {
        assertThat(Saddle.correlation(List.of(point(1, 0.9), point(2, 0.5), point(90, 0.4))))
                .isCloseTo(-1, within(1e-12));
        assertThat(Saddle.correlation(List.of(point(1, 0.1), point(2, 0.5), point(3, 0.4))))
                .isCloseTo(0.5, within(1e-12)); // 1 - 6·(1 + 1)/(3·8)
    }

    @Test
    void writesAPage(@TempDir Path folder) {
        var outcome = new Saddle().run(new Kitchen(folder, 2, 0.05, _ -> Answer.GO_ON));

        assertThat(outcome.value()).isBetween(0.001, 1.0);
        assertThat(outcome.page().html())
                .contains(
                        "least eigenvalue", "SADDLE", "Loss and minimum ratio", "No weight alone");
    }
}
