package io.tarn.classic.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KMeansTest extends ModelContract<KMeans> {
    @Override
    protected KMeans fit(Tensor x, Tensor y) {
        return KMeans.fit(x, 3);
    }

    @Override
    protected Tensor ask(KMeans model, Tensor x) {
        return model.predict(x);
    }

    @Test
    void comesAsCloseAsScikitLearn() {
        Golden golden = Golden.of("cluster/digits");
        assertThat(mean(golden.get("x"), 1)).isLessThan(most(golden.get("one_start")));
        assertThat(mean(golden.get("x"), 4)).isLessThan(most(golden.get("four_starts")));
    }

    private static double mean(Tensor x, int starts) {
        return IntStream.range(0, 10)
                .mapToDouble(seed -> KMeans.fit(x, 10, c -> c.starts(starts).seed(seed)).inertia())
                .average()
                .orElseThrow();
    }

    /// Their mean, and what chance may add to ours.
    private static double most(Tensor theirs) {
        return theirs.mean().item() + 3 * theirs.std().item() * Math.sqrt(2.0 / 10);
    }

    @Test
    void endsWhereCentresAreMeansAndRowsAreWithTheNearest() {
        var model = KMeans.fit(x(), 4, c -> c.tolerance(0));
        Tensor groups = model.predict(x());
        Tensor distances = x().cdist(model.centres());
        assertThat(groups.toLongArray()).isEqualTo(distances.argmin(1).toLongArray());
        for (long j = 0; j < 4; j++) {
            Tensor own = x().get(groups.eq(j));
            assertThat(own.mean(0).allClose(model.centres().get(j), 1e-9, 1e-9)).isTrue();
        }
        assertThat(model.inertia()).isCloseTo(distances.min(1).square().sum().item(), offset(1e-9));
    }

    @Test
    void neverGetsWorseWithMoreIterations() {
        Tensor x = Random.of(5).normal(400, 3);
        double before = Double.POSITIVE_INFINITY;
        for (int i = 1; i < 12; i++) {
            int most = i;
            double inertia = KMeans.fit(x, 7, c -> c.starts(1).iterations(most)).inertia();
            assertThat(inertia).isLessThanOrEqualTo(before * (1 + 1e-6));
            before = inertia;
        }
    }

    @Test
    void givesEveryCentreARow() {
        Tensor x = Tensor.cat(List.of(Tensor.zeros(500, 2), Random.of(1).normal(7, 2)), 0);
        var model = KMeans.fit(x, 8); // as many as there are different rows
        assertThat(model.predict(x).unique().values().size(0)).isEqualTo(8);
        assertThat(model.inertia()).isCloseTo(0, offset(1e-9));
    }

    @Test
    void fillsCentresThatLostTheirRows() {
        Tensor x = Tensor.of(new double[] {0, 1, 2, 10, 11, 12}, 6, 1);
        Tensor start =
                Tensor.of(new double[] {1, 11, 1000, -1000}, 4, 1); // nobody goes to the last two
        Lloyd.Result result = new Lloyd(x, 100, 0).run(start);
        assertThat(result.labels().bincount(4).min().itemLong()).isPositive();
        assertThat(result.inertia()).isLessThanOrEqualTo(2); // from 4 with two centres
    }

    @Test
    void findsTheSameInFloatFarFromTheOrigin() {
        Tensor x = x().add(10_000);
        Tensor plain = KMeans.fit(x, 3).centres();
        assertThat(KMeans.fit(x.toFloat(), 3).centres().sub(plain).abs().max().item())
                .isLessThan(0.01);
    }

    @Test
    void givesTheSameForTheSameSeed() {
        Tensor once = KMeans.fit(x(), 5, c -> c.seed(3)).centres();
        assertThat(KMeans.fit(x(), 5, c -> c.seed(3)).centres().toDoubleArray())
                .isEqualTo(once.toDoubleArray());
    }

    @Test
    void complainsAboutFewerDifferentRowsThanCentres() {
        Tensor x = Tensor.cat(List.of(Tensor.ones(300, 2), Tensor.zeros(300, 2)), 0);
        assertThatThrownBy(() -> KMeans.fit(x, 3))
                .hasMessageContaining("3 different rows or more, got 2");
        assertThatThrownBy(() -> KMeans.fit(x.narrow(0, 0, 2), 3))
                .hasMessageContaining("3 rows or more, got 2");
        assertThat(KMeans.fit(x, 2).inertia()).isZero();
    }

    @Test
    void complainsAboutBadSettings() {
        assertThatThrownBy(() -> KMeans.fit(x(), 0)).hasMessageContaining("one centre or more");
        assertThatThrownBy(() -> KMeans.fit(x(), 2, c -> c.starts(0)))
                .hasMessageContaining("one start");
        assertThatThrownBy(() -> KMeans.fit(x(), 2, c -> c.tolerance(-1)))
                .hasMessageContaining("a tolerance of 0 or more, got -1.0");
    }
}
