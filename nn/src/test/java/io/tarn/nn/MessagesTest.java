package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Tarn says when something does not fit, word for word as docs/errors.md shows it.
final class MessagesTest {
    private static final Path PAGE = Path.of("..", "docs", "errors.md");

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void saysWhoExpectedWhatAndGotWhatAndHowToMendIt(Mistakes.Mistake mistake) {
        assertThatExceptionOfType(TensorException.class)
                .isThrownBy(mistake.code())
                .withMessage(mistake.message());
        assertThat(mistake.message()).matches(".+: expected .+, got .+; .+");
    }

    @Test
    void saysWhatThePageShows() throws IOException {
        assertThat(shown())
                .containsExactlyElementsOf(mistakes().map(Mistakes.Mistake::message).toList());
    }

    private static Stream<Mistakes.Mistake> mistakes() {
        return Mistakes.all();
    }

    /// The lines of the page's `text` blocks.
    private static List<String> shown() throws IOException {
        var lines = Files.readAllLines(PAGE);
        var shown = new ArrayList<String>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).equals("```text")) {
                shown.add(lines.get(i));
            }
        }
        return shown;
    }
}
