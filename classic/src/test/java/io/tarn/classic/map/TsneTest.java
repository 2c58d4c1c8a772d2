package io.tarn.classic.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

final class TsneTest {
    private static Tensor digits() {
        return Golden.of("map/digits").get("x");
    }

    private static Tensor few() {
        return digits().narrow(0, 0, 120);
    }

    private static Tsne shortly(Tensor x) {
        return Tsne.fit(x, c -> c.iterations(100).perplexity(10));
    }

    @Test
    void isNoWorseThanThatOfScikitLearn() {
        Golden theirs = Golden.of("map/tsne");
        Tsne tsne = Tsne.fit(digits());
        assertThat(tsne.map().shape()).isEqualTo(Shape.of(500, 2));
        assertThat(tsne.divergence()).isLessThan(theirs.get("divergence").item() + 0.02);
        assertThat(Trustworthiness.of(digits(), tsne.map(), 12))
                .isGreaterThan(theirs.get("trust").item() - 0.005);
    }

    @Test
    void isTheSameWithAnyNumberOfThreads() {
        double[] many = shortly(few()).map().toDoubleArray();
        try (var one = new ForkJoinPool(1)) {
            double[] single = one.submit(() -> shortly(few()).map().toDoubleArray()).join();
            assertThat(single).isEqualTo(many);
        }
    }

    @Test
    void startsAnywhereThatItsSeedSays() {
        Tensor x = Random.of(1).normal(60, 1); // one column has no plane to start from
        double[] first = random(x, 1);
        assertThat(random(x, 1)).isEqualTo(first);
        assertThat(random(x, 2)).isNotEqualTo(first);
        assertThatThrownBy(() -> shortly(x)).hasMessageContaining("2 directions or more");
    }

    private static double[] random(Tensor x, long seed) {
        return Tsne.fit(
                        x,
                        c ->
                                c.iterations(60)
                                        .perplexity(5)
                                        .start(TsneConfig.Start.RANDOM)
                                        .seed(seed))
                .map()
                .toDoubleArray();
    }

    @Test
    void tellsHowFarItIs() {
        List<Integer> heard = new ArrayList<>();
        List<Double> divergences = new ArrayList<>();
        Tsne tsne =
                Tsne.fit(
                        few(),
                        c ->
                                c.iterations(200)
                                        .perplexity(10)
                                        .listener((t, divergence) -> {
                                            heard.add(t);
                                            divergences.add(divergence);
                                        }));
        assertThat(heard).containsExactly(50, 100, 150, 200);
        assertThat(divergences.getLast()).isEqualTo(tsne.divergence());
        assertThat(divergences.getLast()).isLessThan(divergences.getFirst());
    }

    @Test
    void putsEqualRowsTogether() {
        Tensor twice = Tensor.cat(List.of(few(), few().narrow(0, 0, 40).repeat(2, 1)), 0);
        Tensor map = shortly(twice).map();
        assertThat(map.isFinite().all().itemLong()).isEqualTo(1);
        double apart = map.get(3).sub(map.get(123)).norm().item();
        assertThat(apart).isLessThan(0.01 * map.std().item());
    }

    @Test
    void livesLongerThanTheScopeItWasMadeIn() {
        Tsne tsne;
        try (var _ = Scope.open()) {
            tsne = shortly(few());
        }
        assertThat(tsne.map().isFinite().all().itemLong()).isEqualTo(1);
    }

    @Test
    void complainsAboutWhatCannotBe() {
        assertThatThrownBy(() -> Tsne.fit(few().narrow(0, 0, 20)))
                .hasMessageContaining("a perplexity below the 20 rows, got 30.0");
        assertThatThrownBy(() -> Tsne.fit(few(), c -> c.theta(1)))
                .hasMessageContaining("a theta from 0 to 0.7");
        assertThatThrownBy(() -> Tsne.fit(few(), c -> c.learningRate(-1)))
                .hasMessageContaining("a learning rate above 0");
        assertThatThrownBy(() -> Tsne.fit(few(), c -> c.perplexity(0)))
                .hasMessageContaining("a perplexity from 1 to 10000");
        assertThatThrownBy(() -> Tsne.fit(few(), c -> c.iterations(0)))
                .hasMessageContaining("1 iteration or more");
        assertThatThrownBy(() -> Tsne.fit(Tensor.ones(50, 3)))
                .hasMessageContaining("rows that differ");
        assertThatThrownBy(() -> Tsne.fit(few().div(0))).hasMessageContaining("finite numbers");
    }
}
