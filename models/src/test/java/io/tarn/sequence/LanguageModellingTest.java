package io.tarn.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.nn.Embedding;
import io.tarn.optim.Adam;
import io.tarn.sequence.transformer.Gpt;
import io.tarn.tensor.Random;
import io.tarn.train.Fitted;
import io.tarn.train.Trainer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LanguageModellingTest {
    @Test
    void windowsStandSideBySide() {
        Batch all = TokenWindows.of(IntStream.range(0, 9).toArray(), 4).all();
        assertThat(all.x().toLongArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(all.y().toLongArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void shiftedWindowsStayInTheTextAndDiffer() {
        TokenWindows windows = TokenWindows.of(IntStream.range(0, 100).toArray(), 9).shifted();
        int[] all = IntStream.range(0, windows.size()).toArray();
        long[] one = windows.batch(all, new SplittableRandom(1)).x().toLongArray();
        long[] two = windows.batch(all, new SplittableRandom(2)).x().toLongArray();
        assertThat(one).isNotEqualTo(two);
        assertThat(IntStream.range(0, 9).map(t -> (int) one[9 + t] - t)).containsOnly((int) one[9]);
    }

    @Test
    void aTableForetellsBigramsAsOftenAsTheyCome() {
        Random.seed(1);
        // after 0 comes 1 or 2, after these comes 0
        int[] text =
                new SplittableRandom(5).ints(400, 1, 3).flatMap(i -> IntStream.of(0, i)).toArray();
        Embedding table = Embedding.of(3, 3);
        TokenWindows windows = TokenWindows.of(text, 8);
        Fitted fitted =
                Trainer.of(
                                LanguageModelling.of(
                                        table,
                                        Adam.of(table.parameters(), c -> c.learningRate(0.3))))
                        .plan(p -> p.epochs(20).batchSize(20).seed(1))
                        .fit(windows, windows);
        var scores = fitted.epochs().getLast().validation();
        // half of the tokens are sure, and half are one of two
        assertThat(scores.get("perplexity")).isCloseTo(Math.sqrt(2), within(0.02));
        assertThat(scores.get("loss")).isCloseTo(Math.log(scores.get("perplexity")), within(1e-6));
        assertThat(scores.get("accuracy")).isBetween(0.7, 0.85);
    }

    @Test
    void aGptLearnsWhatNoBigramTells() {
        Random.seed(1);
        int[] text =
                IntStream.range(0, 1_200).map(i -> new int[] {0, 0, 1, 0, 2, 2}[i % 6]).toArray();
        Gpt gpt = Gpt.of(3, 12, 1, 16, 2, c -> c);
        TokenWindows windows = TokenWindows.of(text, 12);
        var task = LanguageModelling.of(gpt, Adam.of(gpt.parameters(), c -> c.learningRate(0.01)));
        Fitted fitted =
                Trainer.of(task)
                        .plan(p -> p.epochs(8).batchSize(10).seed(1))
                        .fit(windows.shifted(), windows);
        assertThat(fitted.epochs().getLast().validation().get("accuracy")).isGreaterThan(0.9);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> TokenWindows.of(new int[] {1, 2, 3}, 3))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("windows of 1 to 2 tokens, got 3");
    }
}
