package io.tarn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NumeralsTest {
    @Test
    void numbersHaveFourDigitsAtMostUnlessTheyAreWhole() {
        assertThat(
                        List.of(
                                0.0,
                                -0.5,
                                0.123456,
                                1.0 / 3,
                                2024.0,
                                12345.0,
                                1234567.8,
                                98765.43,
                                0.00001234,
                                1e20,
                                -1e-9))
                .extracting(Numerals::text)
                .containsExactly(
                        "0",
                        "-0.5",
                        "0.1235",
                        "0.3333",
                        "2024",
                        "12,345",
                        "1,234,568",
                        "98,765",
                        "1.234e-5",
                        "1e20",
                        "-1e-9");
        assertThat(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .extracting(Numerals::text)
                .containsExactly("–", "∞", "-∞");
    }

    @Test
    void axesHaveShortNumbers() {
        assertThat(List.of(0.0, 0.1 + 0.2, 500.0, 20_000.0, 1.5e6, 3e9, 1e-6))
                .extracting(Numerals::tick)
                .containsExactly("0", "0.3", "500", "20k", "1.5M", "3G", "1e-6");
    }

    @Test
    void ticksAreRoundAndInside() {
        assertThat(labels(Range.of(Axis.of("")).with(0.13, 0.97), 5))
                .containsExactly("0.2", "0.4", "0.6", "0.8");
        assertThat(labels(Range.of(Axis.of("").logarithmic()).with(0.002, 300), 10))
                .containsExactly("0.01", "0.1", "1", "10", "100");
        assertThat(labels(Range.of(Axis.of("")).roomy(0.1), 5)).isNotEmpty();
        assertThat(labels(Range.of(Axis.of("")).with(7, 7).roomy(0), 5)).contains("7");
        var rounded = Range.of(Axis.of("")).with(1, 20).rounded();
        assertThat(List.of(rounded.least(), rounded.greatest())).containsExactly(0.0, 20.0);
    }

    private static List<String> labels(Range range, int wanted) {
        return range.ticks(wanted).stream().map(Side.Tick::label).toList();
    }

    @Test
    void tablesKnowTheirColumnsOfNumbers() {
        var grid =
                Grid.of("model", "accuracy", "time", "share")
                        .row("a", 0.5, "1.2 s", "83.2 % ± 2.1")
                        .row("b3", "–", "41 ms", "");
        assertThat(
                        List.of(
                                grid.isNumeric(0),
                                grid.isNumeric(1),
                                grid.isNumeric(2),
                                grid.isNumeric(3)))
                .containsExactly(false, true, true, true);
        assertThatThrownBy(() -> Grid.of("a").row(1, 2))
                .hasMessageContaining(
                        "expected as many cells in a row as in the header, got 1 and 2");
    }
}
