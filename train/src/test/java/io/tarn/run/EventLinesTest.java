package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class EventLinesTest {
    @Test
    void aMillionStepsHaveFewLines() {
        assertThat(LongStream.rangeClosed(1, 1000).filter(EventLines::isKept)).hasSize(1000);
        assertThat(LongStream.rangeClosed(1, 1_000_000).filter(EventLines::isKept)).hasSize(3700);
    }

    /// Closed form: the loss of step n is 1 / n, so a line at 1010 has the mean of 1/1001 to 1/1010.
    @Test
    void theLossOfALineIsTheMeanSinceTheLineBefore() {
        var lines = new EventLines();
        lines.line(Told.started(1000, false));
        double expected = 0;
        for (int step = 1001; step < 1010; step++) {
            assertThat(lines.line(Told.stepped(step))).isEmpty();
            expected += 1.0 / step / 10;
        }
        expected += 1.0 / 1010 / 10;
        var scores = lines.line(Told.stepped(1010)).orElseThrow().scores().get("batch");
        assertThat(scores.get("loss")).isCloseTo(expected, within(1e-15));
        // 10 steps of 4 examples in a tenth of a second
        assertThat(scores.get("examplesPerSecond")).isCloseTo(400, within(1e-9));
        assertThat(scores.get("gradientNorm")).isNaN();
    }

    @Test
    void goesOnFromACheckpointAsIfNothingHadHappened() {
        var whole = new EventLines();
        var before = new EventLines();
        for (int step = 1001; step < 1006; step++) {
            whole.line(Told.stepped(step));
            before.line(Told.stepped(step));
        }
        var after = new EventLines();
        after.restore(before.state());
        after.line(Told.started(1005, true));
        for (int step = 1006; step < 1010; step++) {
            whole.line(Told.stepped(step));
            after.line(Told.stepped(step));
        }
        assertThat(after.line(Told.stepped(1010)).orElseThrow().scores())
                .isEqualTo(whole.line(Told.stepped(1010)).orElseThrow().scores());
    }

    @Test
    void everyLineHasATimeOfItsOwn() {
        var lines = new EventLines();
        var times =
                LongStream.rangeClosed(1, 1000)
                        .mapToObj(step -> lines.line(Told.warned(step, "!")).orElseThrow().time())
                        .toList();
        assertThat(times).doesNotHaveDuplicates().isSorted();
    }
}
