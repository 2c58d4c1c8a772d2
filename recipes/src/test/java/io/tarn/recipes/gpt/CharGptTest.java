package io.tarn.recipes.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.recipes.Kitchen;
import io.tarn.recipes.Recipe;
import io.tarn.sequence.transformer.Gpt;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CharGptTest {
    @TempDir private Path folder;

    @Test
    void theShortFormLearnsToSpell() {
        Recipe.Outcome outcome =
                new CharGpt().run(new Kitchen(folder, 0, 0.004, _ -> Callback.Answer.GO_ON));
        // an even guess needs 6.6 bits, about three times what the runs need
        assertThat(outcome.value()).isBetween(0.9, 2.9);
        assertThat(outcome.page().html().split("<figure", -1)).hasSizeGreaterThan(7);
        assertThat(outcome.page().text()).contains("Fellow-citizens of the Senate");
    }

    @Test
    void probabilitiesOfRunsAddUpToOne() {
        int[] text = new SplittableRandom(1).ints(3_000, 0, 5).map(i -> i * i).toArray();
        for (NGrams.Mixing mixing : NGrams.Mixing.values()) {
            for (NGrams model : NGrams.upTo(4, text, mixing)) {
                int[] asked = {4, 1, 16, 9, 0};
                double sum = 0;
                for (int c = 0; c < Speeches.ALPHABET; c++) {
                    asked[4] = c;
                    sum += model.probability(asked, 4);
                }
                assertThat(sum).isCloseTo(1, within(1e-9));
            }
        }
    }

    /// Two sentences by hand: aab aab.
    @Test
    void mixesAsWittenAndBellSay() {
        int[] text = {0, 0, 1, 0, 0, 1};
        List<NGrams> models = NGrams.upTo(2, text, NGrams.Mixing.WITTEN_BELL);
        double one = (2 + 2 * (1.0 / Speeches.ALPHABET)) / (6 + 2); // b: twice of six
        assertThat(models.get(0).probability(new int[] {1}, 0)).isCloseTo(one, within(1e-12));
        double two = (2 + 2 * one) / (4 + 2); // after a: a twice, b twice
        assertThat(models.get(1).probability(new int[] {0, 1}, 1)).isCloseTo(two, within(1e-12));
    }

    @Test
    void longerRunsForetellBetterWhereThereIsMuchText() {
        Speeches speeches = Speeches.read();
        int[] text = Arrays.copyOf(speeches.training(), 300_000);
        int[] other = Arrays.copyOfRange(speeches.training(), 300_000, 310_000);
        double[] bits =
                NGrams.upTo(4, text, NGrams.Mixing.KNESER_NEY).stream()
                        .mapToDouble(model -> model.bits(other))
                        .toArray();
        assertThat(bits[0]).isBetween(4.0, 4.6);
        assertThat(bits[1]).isLessThan(bits[0] - 0.5);
        assertThat(bits[2]).isLessThan(bits[1] - 0.4);
        assertThat(bits[3]).isLessThan(bits[2] - 0.3);
    }

    @Test
    void charactersAreWrittenPlainly() {
        long[] plain = Speeches.characters("It’s “free”—é").asLongStream().toArray();
        assertThat(Speeches.text(plain)).isEqualTo("It's \"free\"-- ");
        assertThat(Speeches.text(new long[] {33, Speeches.END})).isEqualTo("A\n");
    }

    /// A window of the whole text and windows half a context apart see the same where the text is short.
    @Test
    void judgesEveryCharacterOnce() {
        Random.seed(1);
        Gpt flat = Gpt.of(Speeches.ALPHABET, 8, 1, 8, 2, c -> c);
        flat.parameters().forEach(p -> p.set(Tensor.zerosLike(p.value())));
        for (int length : new int[] {1, 5, 8, 9, 12, 13, 16, 27, 150}) {
            assertThat(CharacterBits.of(flat, new int[length]))
                    .isCloseTo(Math.log(Speeches.ALPHABET) / Math.log(2), within(1e-5));
        }
    }
}
