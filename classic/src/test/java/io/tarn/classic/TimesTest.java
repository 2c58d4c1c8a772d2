package io.tarn.classic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.classic.cluster.GaussianMixture;
import io.tarn.classic.cluster.KMeans;
import io.tarn.classic.linear.LogisticRegression;
import io.tarn.classic.map.Pca;
import io.tarn.classic.map.Tsne;
import io.tarn.data.Batch;
import io.tarn.datasets.Datasets;
import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long the large methods take on 10,000 pictures of digits; `src/test/golden/times.py` does the same by scikit-learn.
@Tag("slow")
final class TimesTest {
    private static final Path DATA = Path.of("target", "times.safetensors");

    @Test
    void prints() {
        Batch digits = Datasets.mnist().train().first(10_000).all();
        Tensor x = digits.x().flatten(1).contiguous();
        Tensor y = digits.y();
        Tensor z = Pca.fit(x, c -> c.components(50)).transform(x);
        Safetensors.write(DATA, Map.of("x", x, "y", y, "z", z));
        double variance =
                time(
                        "pca",
                        7,
                        () ->
                                Pca.fit(x, c -> c.components(50).solver(Pca.Solver.RANDOMISED))
                                        .shares()
                                        .sum()
                                        .item());
        assertThat(variance).isBetween(0.8, 0.9);
        time(
                "k-means",
                5,
                () ->
                        KMeans.fit(x, 10, c -> c.starts(1).iterations(20).tolerance(0).seed(1))
                                .inertia());
        time(
                "logistic",
                3,
                () -> LogisticRegression.fit(x, y, c -> c.steps(60).tolerance(0)).accuracy(x, y));
        time(
                "mixture",
                3,
                () ->
                        GaussianMixture.fit(z, 10, c -> c.iterations(15).tolerance(0))
                                .curve()
                                .getLast());
        time("t-sne", 1, () -> Tsne.fit(z).divergence());
    }

    /// Prints the median time, after a round to warm up where it is short, and what came of it.
    private static double time(String name, int rounds, Supplier<Double> work) {
        double result = rounds > 1 ? work.get() : 0;
        double[] seconds = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long begin = System.nanoTime();
            result = work.get();
            seconds[i] = (System.nanoTime() - begin) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf(Locale.ROOT, "%-10s %8.3f s   %.4f%n", name, seconds[rounds / 2], result);
        return result;
    }
}
