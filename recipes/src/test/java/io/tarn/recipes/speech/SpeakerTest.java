package io.tarn.recipes.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Linear;
import io.tarn.recipes.Kitchen;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpeakerTest {
    private static Kitchen kitchen(Path folder) {
        return new Kitchen(folder, 1, 0.01, _ -> Answer.GO_ON);
    }

    @Test
    void noWordOfTheTestIsSaidInTheTraining(@TempDir Path folder) {
        VoiceCorpus corpus = VoiceCorpus.of(kitchen(folder));

        assertThat(corpus.speakers()).isEqualTo(11);
        assertThat(corpus.voices()).hasSize(5 * 80 + 70);
        assertThat(items(corpus, corpus.training(_ -> true)))
                .doesNotContainAnyElementsOf(items(corpus, corpus.test(_ -> true)));
        assertThat(corpus.test(v -> v.language().equals("es")))
                .hasSameSizeAs(corpus.test(v -> v.language().equals("en")))
                .isNotEmpty();
    }

    private static Set<String> items(VoiceCorpus corpus, int[] places) {
        return new HashSet<>(
                Arrays.stream(places).mapToObj(i -> corpus.voices().get(i).item()).toList());
    }

    /// With zeros for weights every speaker is as likely: log 3.
    @Test
    void theSoftmaxHeadIsACrossEntropy() {
        Linear linear = Linear.of(4, 3);
        linear.parameters().forEach(p -> p.set(Tensor.zeros(p.value().shape())));
        double loss =
                new SoftmaxHead(linear)
                        .forward(Tensor.randn(5, 4), Tensor.of(new long[] {0, 1, 2, 0, 1}, 5))
                        .item();

        assertThat(loss).isEqualTo((float) Math.log(3));
    }

    @Test
    void writesAPageWithAMapOfVoices(@TempDir Path folder) {
        var outcome = new Speaker().run(kitchen(folder));

        assertThat(outcome.value()).isBetween(0.0, 0.6);
        assertThat(outcome.page().html())
                .contains("A map of voices", "Misses and false alarms")
                .contains("What the pooling listens to", "Voices that it never heard");
    }
}
