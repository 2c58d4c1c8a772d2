package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TilingTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 500", "500, 1", "16, 4", "33, 47", "256, 256", "2048, 10"})
    void coversEveryElementOnce(int rows, int columns) {
        for (int tiles = 1; tiles <= 17; tiles++) {
            Tiling tiling = Tiling.of(rows, columns, tiles);
            int[][] visits = new int[rows][columns];
            for (int tile = 0; tile < tiles; tile++) {
                for (int row = tiling.row(tile); row < tiling.row(tile, 1); row++) {
                    for (int column = tiling.column(tile);
                            column < tiling.column(tile, 1);
                            column++) {
                        visits[row][column]++;
                    }
                }
            }
            for (int[] row : visits) {
                assertThat(row).as("%d tiles", tiles).containsOnly(1);
            }
        }
    }
}
