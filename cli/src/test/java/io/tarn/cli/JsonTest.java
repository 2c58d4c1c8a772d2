package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {
    private enum Colour {
        DARK_RED
    }

    private record Point(int x, double theY, List<Point> nextOnes) {}

    @Test
    void escapesWhatJsonForbidsInText() {
        assertThat(Json.of("a\"b\\c\n\r\t\u0001é→\uD83D\uDE00"))
                .isEqualTo("\"a\\\"b\\\\c\\n\\r\\t\\u0001é→\\ud83d\\ude00\"");
    }

    @Test
    void writesNumbersAndTruthValues() {
        assertThat(Json.of(List.of(1, -2L, 0.5, true, Colour.DARK_RED)))
                .isEqualTo("[1, -2, 0.5, true, \"dark_red\"]");
    }

    @Test
    void writesNumbersThatJsonCannotNameAsNull() {
        assertThat(Json.of(List.of(Double.NaN, Float.POSITIVE_INFINITY))).isEqualTo("[null, null]");
    }

    @Test
    void writesRecordsInSnakeCase() {
        assertThat(Json.of(new Point(1, 2.5, List.of(new Point(3, 4, List.of())))))
                .isEqualTo(
                        "{\"x\": 1, \"the_y\": 2.5, \"next_ones\": [{\"x\": 3, \"the_y\": 4.0, \"next_ones\": []}]}");
    }

    @Test
    void keepsTheOrderOfAMap() {
        var map = new LinkedHashMap<String, Object>(Map.of("b", 1));
        map.put("a", "x");
        assertThat(Json.of(map)).isEqualTo("{\"b\": 1, \"a\": \"x\"}");
    }

    @Test
    void refusesWhatHasNoForm() {
        assertThatThrownBy(() -> Json.of(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got java.lang.Object");
    }
}
