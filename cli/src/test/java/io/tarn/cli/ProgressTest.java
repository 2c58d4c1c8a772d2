package io.tarn.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.auto.Candidate;
import io.tarn.auto.Score;
import io.tarn.auto.media.MediaEvent;
import io.tarn.auto.media.MediaKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The line that is rewritten in place, on a terminal that is made up: what stands on it after all returns of the carriage.
final class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, UTF_8);

    /// What a person sees.
    private List<String> seen() {
        var lines = new ArrayList<StringBuilder>(List.of(new StringBuilder()));
        int column = 0;
        for (char c : bytes.toString(UTF_8).toCharArray()) {
            StringBuilder last = lines.getLast();
            if (c == '\n') {
                lines.add(new StringBuilder());
                column = 0;
            } else if (c == '\r') {
                column = 0;
            } else if (column < last.length()) {
                last.setCharAt(column++, c);
            } else {
                last.append(c);
                column++;
            }
        }
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private static MediaEvent.Epoch epoch(int number, double loss) {
        return new MediaEvent.Epoch("residual network", number, 20, 0.5, loss);
    }

    private static Candidate candidate(String name) {
        var score = new Score("accuracy", 0.75, 0.5, 0.9, true);
        return new Candidate(name, "an idea", Map.of(), 1, score, 1, 1, List.of(), List.of(), 2);
    }

    private static void tellAll(CandidateLines lines) {
        lines.media(new MediaEvent.Began(MediaKind.IMAGES, List.of("a", "b"), 20, 5, 5));
        lines.media(new MediaEvent.Trying("majority", 60));
        lines.media(new MediaEvent.Tried(candidate("majority")));
        lines.media(new MediaEvent.Trying("residual network", 50));
        lines.media(epoch(1, 0.7));
        lines.media(epoch(2, 0.6));
        lines.media(new MediaEvent.CutShort("residual network", 2.5, 20));
        lines.media(new MediaEvent.Tried(candidate("residual network")));
        lines.media(new MediaEvent.Chose(candidate("majority")));
        lines.media(new MediaEvent.Tested(candidate("majority").score()));
    }

    @Test
    void rewritesOneLineWithEpochLossAndSeconds() {
        var nanos = new AtomicLong();
        var line = new StatusLine(terminal);
        try (var progress = new Progress(line, Duration.ofSeconds(90), nanos::get)) {
            progress.doing("a candidate with a name that is long");
            nanos.set(31_400_000_000L);
            progress.epoch(epoch(3, 0.41234));
            assertThat(seen())
                    .containsExactly(
                            "residual network   epoch 3 of 20   validation loss 0.4123   31 of 90 s");
        }
        assertThat(seen()).containsExactly("");
    }

    @Test
    void makesWayForLinesAndForMessages() {
        var screen = new Screen(terminal);
        var messages = new PrintStream(screen.status().before(terminal), true, UTF_8);
        screen.status().show("working");
        screen.println("a line");
        screen.status().show("working");
        messages.println("a message");
        screen.status().show("working");
        assertThat(seen()).containsExactly("a line", "a message", "working");
    }

    @Test
    void neverWrapsAndStaysGoneOnceItEnded() {
        var line = new StatusLine(terminal);
        line.show("x".repeat(200));
        assertThat(seen()).singleElement().asString().hasSize(76).endsWith("…");
        terminal.print("^C");
        line.end();
        line.show("too late");
        assertThat(seen()).containsExactly("");
    }

    @Test
    void saysOnAScreenWhatItSaysElsewhereOnceAllIsDone() {
        var file = new StringWriter();
        try (var lines = new CandidateLines(new PrintWriter(file, true), Duration.ofSeconds(60))) {
            lines.doing("reading");
            tellAll(lines);
        }
        assertThat(file.toString())
                .doesNotContain("\r", "epoch", "reading")
                .contains("images of 2 classes")
                .contains("2.0 s   residual network, cut short by the budget")
                .contains("2.0 s   majority" + System.lineSeparator());
        try (var lines = new CandidateLines(new Screen(terminal), Duration.ofSeconds(60))) {
            lines.doing("reading");
            tellAll(lines);
        }
        assertThat(bytes.toString(UTF_8))
                .contains("reading   0 of 60 s", "epoch 2 of 20   validation loss 0.6000");
        assertThat(String.join("\n", seen()))
                .isEqualTo(file.toString().replace(System.lineSeparator(), "\n"));
    }
}
