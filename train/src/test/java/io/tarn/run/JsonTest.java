package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonTest {
    @TempDir private Path folder;

    @Test
    void writesNumbersThatJsonDoesNotHaveAsTextAndReadsThemBack() {
        for (double value :
                new double[] {
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    -0.0,
                    Double.MIN_VALUE,
                    0.1 + 0.2
                }) {
            String line = Json.line(Map.of("value", value));
            Object read = Json.parse(line, "test").get("value");
            assertThat(Json.number(read, "test")).isEqualTo(Double.valueOf(value));
        }
        assertThat(Json.line(Map.of("value", Double.NaN))).isEqualTo("{\"value\":\"NaN\"}");
    }

    @Test
    void keepsMapsListsAndTextsAsTheyAre() {
        Map<String, Object> object =
                Map.of("größe", List.of(1, 2.5, "日本", true), "inner", Map.of("a\n\"", -3));
        Path file = folder.resolve("a.json");
        Json.write(file, object);
        assertThat(Json.read(file)).isEqualTo(object);
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        Json.write(folder.resolve("a.json"), Map.of("a", 1));
        Json.write(folder.resolve("a.json"), Map.of("a", 2));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a.json"));
        }
    }

    @Test
    void namesFileLineAndColumnOfDamage() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), "{\n  \"a\": 1,\n  oops\n}");
        assertThatThrownBy(() -> Json.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": expected a JSON object, got ")
                .hasMessageContaining("in line 3, column ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesWhatIsNoObject() throws IOException {
        for (String text :
                List.of("", "null", "[1]", "3", "{\"a\":1} {", "{\"a\":" + "[".repeat(99_999))) {
            Path file = Files.writeString(folder.resolve("bad.json"), text);
            assertThatThrownBy(() -> Json.read(file))
                    .as(text.substring(0, Math.min(9, text.length())))
                    .isInstanceOf(DataException.class)
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        Path file = Files.write(folder.resolve("bad.json"), new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(() -> Json.read(file)).isInstanceOf(DataException.class);
    }
}
