package io.tarn.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.doctor.finding.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class GuideTest {
    @Test
    void namesEveryConditionInItsOrder() throws IOException {
        Path guide = Path.of("..", "docs", "doctor.md");
        List<String> rows =
                Files.readAllLines(guide).stream()
                        .filter(line -> line.matches("\\| \\d+ \\|.*"))
                        .toList();

        assertThat(rows).isEqualTo(Arrays.stream(Condition.values()).map(GuideTest::row).toList());
    }

    private static String row(Condition condition) {
        return "| %d | `%s` | %s | %s |"
                .formatted(
                        condition.number(),
                        condition.id(),
                        condition.title(),
                        condition.area().name().toLowerCase(Locale.ROOT));
    }
}
