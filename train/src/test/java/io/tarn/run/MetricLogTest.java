package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.tarn.data.DataException;
import io.tarn.metric.Scores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricLogTest {
    @TempDir private Path folder;
    private MetricLog log;

    @BeforeEach
    void nameFile() {
        log = new MetricLog(folder.resolve("metrics.jsonl"));
    }

    private static LogLine line(LogLine.Kind kind, long step, double loss) {
        var scores = Map.of("batch", new Scores(Map.of("loss", loss)));
        return new LogLine(kind, step, 0, 0.5, Instant.EPOCH.plusSeconds(step), scores, "");
    }

    private void append(LogLine... lines) throws IOException {
        try (var appender = new LogAppender(log)) {
            appender.append(List.of(lines));
        }
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        var first = line(LogLine.Kind.STEP, 1, Double.NaN);
        var second =
                new LogLine(
                        LogLine.Kind.WARNED, 2, 1, 1e-9, Instant.now(), Map.of(), "größer\n\"2\"");
        append(first);
        append(second);
        assertThat(log.lines()).containsExactly(first, second);
    }

    /// Cuts the file at every byte, as a kill may.
    @Test
    void aHalfLineAtTheEndIsNotThere() throws IOException {
        var first = line(LogLine.Kind.STEP, 1, 1);
        append(first, line(LogLine.Kind.STEP, 2, 0.5));
        byte[] whole = Files.readAllBytes(log.file());
        int end = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        var third = line(LogLine.Kind.STEP, 3, 0.3);
        for (int size = end; size < whole.length; size++) {
            Files.write(log.file(), Arrays.copyOf(whole, size));
            assertThat(log.lines()).containsExactly(first);
            append(third);
            assertThat(log.lines()).containsExactly(first, third);
        }
    }

    @Test
    void damageInTheMiddleIsAnErrorWithALineNumber() throws IOException {
        append(line(LogLine.Kind.STEP, 1, 1));
        Files.writeString(log.file(), "{\"kind\":\n", StandardOpenOption.APPEND);
        assertThatThrownBy(log::lines)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(log.file() + ":2: expected a JSON object");
    }

    @Test
    void afterAResumptionNothingIsThereTwice() throws IOException {
        append(
                line(LogLine.Kind.STEP, 1, 1),
                line(LogLine.Kind.STEP, 2, 0.5),
                line(LogLine.Kind.VALIDATED, 2, 0.7),
                line(LogLine.Kind.STEP, 3, 99));
        log.cut(2);
        append(line(LogLine.Kind.VALIDATED, 2, 0.7), line(LogLine.Kind.STEP, 3, 0.3));
        assertThat(log.lines())
                .extracting(LogLine::step, LogLine::kind)
                .containsExactly(
                        tuple(1L, LogLine.Kind.STEP),
                        tuple(2L, LogLine.Kind.STEP),
                        tuple(2L, LogLine.Kind.VALIDATED),
                        tuple(3L, LogLine.Kind.STEP));
        assertThat(log.series("batch", "loss"))
                .extracting(Point::value)
                .containsExactly(1.0, 0.7, 0.3);
    }

    @Test
    void aSeriesOfAnUnknownNameIsEmpty() throws IOException {
        append(line(LogLine.Kind.STEP, 1, 1));
        assertThat(log.series("batch", "nothing")).isEmpty();
        assertThat(log.series("nothing", "loss")).isEmpty();
    }
}
