package io.tarn.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Columns of more levels than get features or codes of their own.
final class CategoryEncodingTest {
    private static final int LEVELS = 2000;

    /// Every level five times, and no other.
    private static final Categories MANY =
            new Categories(
                    "zip",
                    IntStream.range(0, 5 * LEVELS).map(i -> i % LEVELS).toArray(),
                    IntStream.range(0, LEVELS).mapToObj("z%04d"::formatted).toList());

    private static final TableEncoder ENCODER = TableEncoder.fit(Table.of(List.of(MANY)), "");

    @Test
    void embeddingsHaveACodeForEachLevelThatComesOften() {
        assertThat(ENCODER.codeCounts()).containsExactly(LEVELS + 2);
        int[][] codes = ENCODER.codes(Table.of(List.of(MANY)));
        for (int i = 0; i < LEVELS; i++) {
            assertThat(codes[i]).containsExactly(i + 1); // equally frequent: by the alphabet
        }
    }

    @Test
    void treesAndWeightedSumsTellFewerApart() {
        float[][] raw = ENCODER.raw(Table.of(List.of(MANY)));
        assertThat(raw[249][0]).isEqualTo(249);
        assertThat(raw[250][0]).isEqualTo(250);
        assertThat(raw[1999][0]).isEqualTo(250);
        // 50 levels, other, frequency
        assertThat(ENCODER.wideNames()).hasSize(52);
    }

    @Test
    void whatTrainingRowsNeverMissedIsOtherForEmbeddings() {
        Table fresh =
                Table.of(List.of(new Categories("zip", new int[] {-1, 0}, List.of("elsewhere"))));
        int other = LEVELS + 1;
        assertThat(ENCODER.codes(fresh)).isDeepEqualTo(new int[][] {{other}, {other}});
        Categories holed = new Categories("zip", MANY.codes().clone(), MANY.levels());
        holed.codes()[0] = -1;
        TableEncoder knows = TableEncoder.fit(Table.of(List.of(holed)), "");
        assertThat(knows.codes(fresh)[0]).containsExactly(0);
        assertThat(ENCODER.notes(fresh)).anyMatch(note -> note.contains("elsewhere"));
    }

    @Test
    void readsWhatOlderVersionsWrote() {
        List<String> levels = List.of("a", "b", "c");
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("form", "category");
        column.put("column", "zip");
        column.put("levels", levels);
        column.put("shares", List.of(0.5, 0.3, 0.2));
        column.put("shown", 2);
        column.put("rare", List.of());
        column.put("hadMore", false);
        column.put("hadMissing", false);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", "");
        json.put("columns", List.of(column));
        json.put("dropped", Map.of());
        json.put("formats", Map.of());
        Table rows = Table.of(List.of(new Categories("zip", new int[] {0, 1, 2}, levels)));
        float[][] raw = TableEncoder.fromJson(json).raw(rows);
        assertThat(raw).isDeepEqualTo(new float[][] {{0}, {1}, {2}});
        column.put("shares", new ArrayList<>(List.of(1.0)));
        assertThatThrownBy(() -> TableEncoder.fromJson(json))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a share for each level");
    }
}
