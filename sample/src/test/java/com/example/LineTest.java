package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class LineTest {
    @Test
    void findsTheLine() {
        var before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            Line.main();
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(UTF_8)).isEqualToIgnoringNewLines("y = 3.00·x + 1.00");
    }
}
