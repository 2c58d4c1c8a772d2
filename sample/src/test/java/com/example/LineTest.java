package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LineTest {
    @Test
    void findsTheLine() throws Exception {
        var printed =
                Printed.by(() -> {
                    Line.main();
                    return "done";
                });
        assertThat(printed).isEqualToIgnoringNewLines("y = 3.00·x + 1.00");
    }
}
