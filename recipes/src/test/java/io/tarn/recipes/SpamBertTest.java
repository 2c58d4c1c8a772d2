package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tarn.data.DataException;
import io.tarn.datasets.Datasets;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpamBertTest {
    @TempDir private Path folder;

    private Kitchen kitchen() {
        return new Kitchen(folder, 0, 0.001, _ -> Answer.GO_ON);
    }

    @Test
    void leavesOutNumbersAndWhereAMailWasCollected() {
        var mail =
                new Mails(
                        List.of("Re: [zzzzteana] Win 100 dollars, NOW!  http://url/ sightings"),
                        new int[] {1},
                        List.of("spam-1"),
                        new int[] {0});

        assertThat(SpamBert.texts(mail)).containsExactly("Re: Win dollars, NOW! http://url/");
    }

    @Test
    void theShortFormDrawsItsPage() {
        assumeTrue(
                Datasets.has("minilm"),
                "the data set minilm is not here: tarn data add minilm FOLDER");
        var outcome = new SpamBert().run(kitchen());

        assertThat(outcome.value()).isNotNegative();
        assertThat(outcome.page().pictures())
                .containsKeys(
                        "roc-curve-of-the-test-mails.svg",
                        "mails-before-fine-tuning.svg",
                        "mails-after-fine-tuning.svg");
    }

    @Test
    void saysHowToGetTheWeights() {
        assumeFalse(Datasets.has("minilm"), "the data set minilm is here");
        assertThatThrownBy(() -> new SpamBert().run(kitchen()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("tarn data");
    }
}
