package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Matrix products of every kind of size and layout, against sums in plain Java: those that go to one
/// thread, those in tiles, and those with a single row or column.
final class ProductTest {
    private static final int[][] SIZES = {
        {1, 1, 1},
        {1, 5, 3},
        {5, 1, 3},
        {1, 300, 70},
        {300, 1, 70},
        {7, 9, 5},
        {64, 64, 64},
        {130, 70, 200},
        {17, 501, 133},
        {501, 17, 133},
        {257, 255, 129}
    };

    static Stream<int[]> sizes() {
        return Stream.of(SIZES);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void agreesWithSumsInEveryLayout(int[] size) {
        for (DType type : List.of(DType.FLOAT32, DType.FLOAT64)) {
            for (boolean flipA : new boolean[] {false, true}) {
                for (boolean flipB : new boolean[] {false, true}) {
                    Tensor a = matrix(size[0], size[2], flipA, 1).to(type);
                    Tensor b = matrix(size[2], size[1], flipB, 2).to(type);
                    assertClose(a.matmul(b), a, b, type == DType.FLOAT32 ? 1e-5 : 1e-12);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void addsToWhatIsThere(int[] size) {
        Tensor a = matrix(size[0], size[2], false, 1);
        Tensor b = matrix(size[2], size[1], false, 2);
        Tensor c = matrix(size[0], size[1], false, 3);
        Tensor sum = c.addmm(a, b);
        assertThat(sum.sub(c).distance(a.matmul(b))).isLessThan(1e-3);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void weighsBothTerms(int[] size) {
        Tensor a = matrix(size[0], size[2], true, 1);
        Tensor b = matrix(size[2], size[1], false, 2);
        Tensor c = matrix(size[0], size[1], false, 3);
        Tensor product = a.matmul(b);
        assertThat(c.addmm(a, b, 0.5, -2).distance(c.mul(0.5).sub(product.mul(2))))
                .isLessThan(1e-3);
        assertThat(c.addmm(a, b, 1, 0).distance(c)).isZero();
    }

    @Test
    void givesZerosForAnEmptySum() {
        assertThat(Tensor.zeros(1, 0).matmul(Tensor.zeros(0, 4)).toFloatArray()).containsOnly(0);
        assertThat(Tensor.zeros(3, 0).matmul(Tensor.zeros(0, 4)).toFloatArray()).containsOnly(0);
    }

    @Test
    void overwritesMemoryThatHeldNaN() {
        for (int i = 0; i < 50; i++) {
            Tensor.full(Shape.of(1, 300), Double.NaN, DType.FLOAT32)
                    .close(); // the next result finds this memory
            assertThat(Tensor.ones(1, 8).matmul(Tensor.ones(8, 300)).toFloatArray())
                    .containsOnly(8);
        }
    }

    @Test
    void givesTheSameBitsEveryTime() {
        Tensor a = matrix(300, 200, false, 1);
        Tensor b = matrix(200, 250, false, 2);
        float[] first = a.matmul(b).toFloatArray();
        for (int i = 0; i < 20; i++) {
            assertThat(a.matmul(b).toFloatArray()).isEqualTo(first);
        }
    }

    @Test
    void computesOnManyThreadsAtOnce() throws Exception {
        Tensor a = matrix(130, 140, false, 1);
        Tensor b = matrix(140, 150, true, 2);
        float[] expected = a.matmul(b).toFloatArray();
        Callable<float[]> again = () -> a.matmul(b).toFloatArray();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var result :
                    threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> again).toList())) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    private static Tensor matrix(long rows, long columns, boolean flipped, long seed) {
        Random random = Random.of(seed);
        return flipped ? random.normal(columns, rows).t() : random.normal(rows, columns);
    }

    private static void assertClose(Tensor product, Tensor a, Tensor b, double tolerance) {
        int m = (int) a.size(0);
        int n = (int) b.size(1);
        int k = (int) a.size(1);
        double[] x = a.contiguous().toDoubleArray();
        double[] y = b.contiguous().toDoubleArray();
        double[] z = product.toDoubleArray();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                double scale = 1;
                for (int l = 0; l < k; l++) {
                    double term = x[i * k + l] * y[l * n + j];
                    sum += term;
                    scale += Math.abs(term);
                }
                assertThat(Math.abs(z[i * n + j] - sum))
                        .as("[%d, %d]", i, j)
                        .isLessThan(tolerance * scale);
            }
        }
    }
}
