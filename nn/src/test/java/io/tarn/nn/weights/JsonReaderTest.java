package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {
    @Test
    void handsOutValuesInTheirOrder() {
        List<Object> seen = new ArrayList<>();
        JsonReader json =
                new JsonReader(
                        "Test", " {\"a\" : 7 ,\t\"b\\u00e9\\n\":[ 0,1 ,\n9223372036854775807]} ");
        json.object(name -> {
            seen.add(name);
            if (name.equals("a")) {
                seen.add(json.whole());
            } else {
                json.array(() -> seen.add(json.whole()));
            }
        });
        json.end();
        assertThat(seen).containsExactly("a", 7L, "bé\n", 0L, 1L, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "12",
                "-12.50",
                "1e9",
                "1E+9",
                "1.5e-09",
                "true",
                "false",
                "null",
                "\"\"",
                "[]",
                "{}",
                "[[],{\"x\":[1,{\"y\":null}]}]",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\ud83d\\udc4b\""
            })
    void passesOverEveryKindOfValue(String text) {
        JsonReader json = new JsonReader("Test", text);
        json.skip();
        json.end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "01",
                "-",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "0x1",
                "NaN",
                "tru",
                "True",
                "nul",
                "[1 2]",
                "[1,]",
                "[,1]",
                "[",
                "]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{\"a\":1,}",
                "'a'",
                "\"a",
                "\"\\u12\"",
                "\"\\ud83d\"",
                "\"\\udc4b\\ud83d\"",
                "\"\u0001\"",
                "1 2",
                "\u00a01"
            })
    void rejectsEverythingElse(String text) {
        JsonReader json = new JsonReader("Test", text);
        assertThatThrownBy(
                        () -> {
                            json.skip();
                            json.end();
                        })
                .isInstanceOf(TensorException.class)
                .hasMessageMatching(
                        "Test: expected .*, got .* at character \\d+; the file is damaged");
    }

    @Test
    void quotesWhatItReads() {
        String text = "a \"quoted\" \\ text\nof 2 lines, é 👋 \u0000";
        assertThat(new JsonReader("Test", JsonReader.quote(text)).string()).isEqualTo(text);
    }
}
