package io.tarn.recipes.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Layer;
import io.tarn.recipes.Kitchen;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PhonesTest {
    private static final PhoneCorpus CORPUS = PhoneCorpus.of(kitchen(Path.of("")));

    private static Kitchen kitchen(Path folder) {
        return new Kitchen(folder, 1, 0.01, _ -> Answer.GO_ON);
    }

    @Test
    void aTextIsSpokenWithPausesAroundItsWords() {
        Pronunciations english = Pronunciations.english();

        assertThat(english.of("press x.").orElseThrow())
                .containsExactly(Pronunciations.phones("pause P R EH1 S pause EH1 K S pause"));
        assertThat(english.of("press tilde")).isEmpty();
        assertThat(new TreeSet<>(Pronunciations.PHONES)).hasSize(40);
    }

    @Test
    void noTextIsOnTwoSides() {
        Set<String> learned = texts(CORPUS.split().train());

        assertThat(learned).doesNotContainAnyElementsOf(texts(CORPUS.split().test()));
        assertThat(learned).doesNotContainAnyElementsOf(texts(CORPUS.split().validation()));
        assertThat(CORPUS.others()).hasSize(70);
    }

    /// Whatever the cut is, the phones come in the order of the dictionary, and none is left out.
    @Test
    void theAlignmentSaysTheWholeText() {
        Pronunciations english = Pronunciations.english();
        for (PhoneCorpus.Recording recording : CORPUS.all()) {
            int[] wanted =
                    IntStream.of(english.of(recording.text()).orElseThrow())
                            .filter(phone -> phone > 0)
                            .toArray();
            int[] labels = recording.labelled().labels();
            int[] spoken =
                    IntStream.range(0, labels.length)
                            .filter(t -> t == 0 || labels[t] != labels[t - 1])
                            .map(t -> labels[t])
                            .filter(phone -> phone > 0)
                            .toArray();
            assertThat(spoken).as(recording.text()).isEqualTo(withoutRepeats(wanted));
        }
    }

    /// Of two equal phones side by side, labels show one.
    private static int[] withoutRepeats(int[] phones) {
        return IntStream.range(0, phones.length)
                .filter(i -> i == 0 || phones[i] != phones[i - 1])
                .map(i -> phones[i])
                .toArray();
    }

    private static Set<String> texts(int[] places) {
        return new HashSet<>(
                Arrays.stream(places).mapToObj(i -> CORPUS.all().get(i).text()).toList());
    }

    @Test
    void allNetsLabelEachFrame() {
        Random.seed(1);
        try (var scope = Scope.open()) {
            var x = Random.of(1).normal(2, 30, PhoneCorpus.HEARD.width());
            for (Layer net : List.of(Phones.context(4), Phones.recurrent(), Phones.conformer())) {
                assertThat(net.forward(x).shape().toArray()).containsExactly(2, 30, 40);
            }
        }
    }

    @Test
    void writesAPageWithASpectrogram(@TempDir Path folder) {
        var outcome = new Phones().run(kitchen(folder));

        assertThat(outcome.value()).isBetween(-0.3, 0.6);
        assertThat(outcome.page().html())
                .contains("Frame accuracy by how much is heard at once")
                .contains("The cut gets likelier");
        assertThat(outcome.page().pictures()).containsKey("what-it-hears.png");
    }
}
