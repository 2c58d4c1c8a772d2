package io.tarn.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The page about data sets says what the catalogue says.
final class PageTest {
    private static final Path PAGE = Path.of("..", "docs", "datasets.md");

    @Test
    void everySetHasItsRow() throws IOException {
        List<String> rows =
                Files.readAllLines(PAGE).stream()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| `"))
                        .filter(line ->
                                !line.startsWith("| name |") && !line.startsWith("| call |"))
                        .toList();
        assertThat(rows).isEqualTo(Datasets.all().stream().map(PageTest::row).toList());
    }

    private static String row(Entry entry) {
        return String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %,d | %s | %s | %s | %s |",
                        entry.name(),
                        entry.description(),
                        entry.task(),
                        entry.rows(),
                        entry.classes() == 0 ? "" : entry.classes(),
                        size(entry.bytes()),
                        entry.licence(),
                        entry.origin())
                .replace("|  |", "| |");
    }

    private static String size(long bytes) {
        return bytes >= 1_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : Math.round(bytes / 1e3) + " kB";
    }
}
