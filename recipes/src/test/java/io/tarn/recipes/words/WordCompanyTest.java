package io.tarn.recipes.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.recipes.Kitchen;
import io.tarn.sequence.words.Corpus;
import io.tarn.sequence.words.SkipGram;
import io.tarn.sequence.words.WordVectors;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WordCompanyTest {
    @Test
    void noWordIsOfTwoKinds() {
        var all = new HashSet<String>();
        for (Group group : Group.ALL) {
            assertThat(group.words()).hasSizeGreaterThanOrEqualTo(6).allMatch(all::add);
        }
    }

    @Test
    void aQuarterIsFoundByGuessing() {
        String words =
                String.join(" ", Group.ALL.stream().flatMap(it -> it.words().stream()).toList());
        WordVectors guesses =
                SkipGram.train(
                        Corpus.of(List.of(words), c -> c.atLeast(1)),
                        c -> c.epochs(1).learningRate(1e-9));
        assertThat(OddOnesOut.of(Group.ALL).share(guesses)).isCloseTo(0.25, within(0.06));
    }

    @Test
    void writesAPage(@TempDir Path folder) {
        var outcome = new WordCompany().run(new Kitchen(folder, 1, 0.02, _ -> Answer.GO_ON));

        assertThat(outcome.value()).isBetween(0.2, 1.0);
        assertThat(outcome.page().html())
                .contains("The odd one out", "A map of words", "The nearest words", "GloVe");
    }
}
