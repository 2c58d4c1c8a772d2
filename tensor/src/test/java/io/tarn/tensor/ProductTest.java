package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProductTest {
    private final int threads = NativeRuntime.threads();

    @AfterEach
    void restoreThreads() {
        NativeRuntime.threads(threads);
    }

    @Test
    void isTheSameForEveryNumberOfThreadsShapeAndTransposition() {
        for (int count : new int[] {1, 2, 3, 4, 7}) {
            NativeRuntime.threads(count);
            for (long[] shape :
                    new long[][] {
                        {300, 150, 200},
                        {1, 2000, 900},
                        {900, 2000, 1},
                        {17, 700, 531},
                        {129, 257, 65}
                    }) {
                for (DType type : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
                    try (var scope = Scope.open()) {
                        Tensor a = Tensor.randn(shape[0], shape[1]).to(type);
                        Tensor b = Tensor.randn(shape[1], shape[2]).to(type);
                        check(a, b);
                        check(a.t().contiguous().t(), b);
                        check(a, b.t().contiguous().t());
                        check(a.t().contiguous().t(), b.t().contiguous().t());
                    }
                }
            }
        }
    }

    @Test
    void severalThreadsMultiplyAtOnce() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(
                        pool.submit(() -> {
                            for (int j = 0; j < 20; j++) {
                                try (var scope = Scope.open()) {
                                    check(Tensor.randn(200, 300), Tensor.randn(300, 150));
                                }
                            }
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    @Test
    void tilesCoverEveryElementOnce() {
        for (int tiles = 1; tiles <= 17; tiles++) {
            for (int[] size :
                    new int[][] {
                        {1, 1}, {1, 500}, {500, 1}, {16, 4}, {33, 47}, {256, 256}, {2048, 10}
                    }) {
                Tiling tiling = Tiling.of(size[0], size[1], tiles);
                int[][] visits = new int[size[0]][size[1]];
                for (int tile = 0; tile < tiles; tile++) {
                    for (int row = tiling.row(tile); row < tiling.row(tile, 1); row++) {
                        for (int column = tiling.column(tile);
                                column < tiling.column(tile, 1);
                                column++) {
                            visits[row][column]++;
                        }
                    }
                }
                assertThat(visits)
                        .as("%s in %d", List.of(size[0], size[1]), tiles)
                        .allSatisfy(row -> assertThat(row).containsOnly(1));
            }
        }
    }

    /// An oracle that uses no matrix product: sums of elementwise products in double precision.
    private static void check(Tensor a, Tensor b) {
        Tensor product = a.matmul(b).to(DType.FLOAT64);
        Tensor wide = a.to(DType.FLOAT64);
        Tensor high = b.to(DType.FLOAT64);
        double scale = a.type() == DType.FLOAT64 ? 1e-10 : 1e-3;
        // Five rows and columns are enough to find a tile at the wrong place.
        for (long row = 0; row < a.size(0); row += Math.max(1, a.size(0) / 5)) {
            Tensor expected = wide.get(row).unsqueeze(1).mul(high).sum(0);
            assertThat(product.get(row).sub(expected).abs().max().item()).isLessThan(scale);
        }
    }
}
