package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PartitionTest {
    private static final int[] ROWS = IntStream.range(0, 100).toArray();
    private static final Column PATIENT =
            new Numbers("patient", Arrays.stream(ROWS).mapToDouble(i -> i / 7).toArray());
    private static final Column DAY =
            new Numbers("day", Arrays.stream(ROWS).mapToDouble(i -> (i * 37) % 100).toArray());
    private static final Table TABLE = Table.of(List.of(PATIENT, DAY));
    private static final int[] STRATA = Arrays.stream(ROWS).map(i -> i % 10 == 0 ? 1 : 0).toArray();

    @Test
    void givesEveryFoldItsShareOfEveryStratum() {
        var folds = new Partition(HoldOut.stratified(), TABLE, STRATA).folds(ROWS, 5, 3);
        assertThat(folds).hasSize(5);
        for (var fold : folds) {
            assertThat(fold.judged()).hasSize(20);
            assertThat(Arrays.stream(fold.judged()).map(i -> STRATA[i]).sum()).isEqualTo(2);
            assertThat(fold.training()).hasSize(80).doesNotContain(fold.judged());
        }
        assertThat(folds.stream().flatMapToInt(fold -> Arrays.stream(fold.judged())).sorted())
                .containsExactly(Arrays.stream(ROWS).boxed().toArray(Integer[]::new));
    }

    @Test
    void keepsGroupsTogether() {
        var parts = new Partition(HoldOut.grouped("patient"), TABLE, STRATA).holdOut(ROWS, 3);
        var judged = Arrays.stream(parts.judged()).mapToObj(PATIENT::text).distinct().toList();
        assertThat(Arrays.stream(parts.training()).mapToObj(PATIENT::text))
                .doesNotContainAnyElementsOf(judged);
        assertThat(parts.judged().length).isBetween(14, 28);
    }

    @Test
    void keepsGroupsInOneBlock() {
        int[] blocks = new Partition(HoldOut.grouped("patient"), TABLE, STRATA).blocks(5, 3);
        for (int i = 1; i < 100; i++) {
            if (PATIENT.text(i).equals(PATIENT.text(i - 1))) {
                assertThat(blocks[i]).isEqualTo(blocks[i - 1]);
            }
        }
        assertThat(Arrays.stream(blocks).distinct().sorted()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void judgesTheLaterByTheEarlier() {
        var partition = new Partition(HoldOut.ordered("day"), TABLE, STRATA);
        var parts = partition.holdOut(ROWS, 3);
        assertThat(Arrays.stream(parts.judged()).map(i -> (i * 37) % 100).min()).hasValue(80);
        for (var fold : partition.folds(parts.training(), 5, 3)) {
            int latest =
                    Arrays.stream(fold.training()).map(i -> (i * 37) % 100).max().orElseThrow();
            assertThat(Arrays.stream(fold.judged()).map(i -> (i * 37) % 100))
                    .allMatch(d -> d > latest);
        }
    }

    @Test
    void dependsOnTheSeedAlone() {
        var partition = new Partition(HoldOut.stratified(), TABLE, STRATA);
        assertThat(partition.holdOut(ROWS, 3).judged())
                .isEqualTo(partition.holdOut(ROWS, 3).judged());
        assertThat(partition.holdOut(ROWS, 3).judged())
                .isNotEqualTo(partition.holdOut(ROWS, 4).judged());
    }
}
