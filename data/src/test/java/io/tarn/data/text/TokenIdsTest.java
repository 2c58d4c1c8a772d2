package io.tarn.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import io.tarn.data.Loader;
import io.tarn.data.Sampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TokenIdsTest {
    private static final Documents DOCUMENTS =
            Documents.of(List.of("a b c", "a", "", "b x b b"), List.of("no", "yes", "no", "yes"));

    private static Vocabulary vocabulary() {
        return Vocabulary.of(List.of(List.of("a", "a", "a", "b", "b", "c")));
    }

    @Test
    void padsAndTellsTheLengths() {
        var data = TokenIds.of(DOCUMENTS, vocabulary());
        var batch = data.batch(new int[] {0, 1, 2}, new SplittableRandom(1));
        assertThat(batch.x().toLongArray()).containsExactly(2, 3, 4, 2, 0, 0, 1, 0, 0);
        assertThat(batch.x().shape().toArray()).containsExactly(3, 3);
        assertThat(batch.inputs().get(1).toLongArray()).containsExactly(3, 1, 1);
        assertThat(batch.y().toLongArray()).containsExactly(0, 1, 0);
        assertThat(data.lengths()).containsExactly(3, 1, 1, 4);
    }

    @Test
    void withoutClassesThereAreNoTargets() {
        var unknown = Documents.of(List.of("a b", "c")).select(1);
        var batch = TokenIds.of(unknown, vocabulary()).all();
        assertThat(batch.x().toLongArray()).containsExactly(4);
        assertThat(batch.targets()).isEmpty();
    }

    @Test
    void cutsLongTexts() {
        var data = TokenIds.of(DOCUMENTS, vocabulary(), c -> c.longest(2));
        assertThat(data.all().x().shape().toArray()).containsExactly(4, 2);
        assertThat(data.batch(new int[] {3}, new SplittableRandom(1)).x().toLongArray())
                .containsExactly(3, 1);
    }

    @Test
    void worksOnCharacters() {
        var characters = TextSplitter.characters();
        var vocabulary = Vocabulary.of(DOCUMENTS.texts(), characters, c -> c);
        var data = TokenIds.of(DOCUMENTS, vocabulary, c -> c.splitter(characters));
        var row = data.batch(new int[] {0}, new SplittableRandom(1)).x().toIntArray();
        assertThat(String.join("", vocabulary.tokens(row))).isEqualTo("a b c");
    }

    @Test
    void bucketedBatchesAreHardlyPadded() {
        var chance = new SplittableRandom(2);
        var texts = new ArrayList<String>();
        for (int i = 0; i < 600; i++) {
            texts.add("a ".repeat(1 + chance.nextInt(100)));
        }
        var documents = Documents.of(texts, texts.stream().map(_ -> "x").toList());
        var data = TokenIds.of(documents, vocabulary());
        var bucketed = Sampler.bucketed(data.lengths(), 20, 3);
        assertThat(padded(Loader.of(data, c -> c.batchSize(20).sampler(bucketed)))).isLessThan(0.1);
        assertThat(padded(Loader.of(data, c -> c.batchSize(20)))).isGreaterThan(0.3);
    }

    private static double padded(Loader loader) {
        double padding = 0;
        double all = 0;
        try (var epoch = loader.epoch(0)) {
            for (var batch : epoch) {
                padding += batch.x().eq(0.0).to(io.tarn.tensor.DType.INT64).sum().item();
                all += batch.x().elements();
            }
        }
        return padding / all;
    }

    @Test
    void noiseChangesTrainingTextsTheSameForOneChance() {
        var data = TokenIds.of(DOCUMENTS, vocabulary(), c -> c.noise(WordNoise.dropout(0.5)));
        var first = data.batch(new int[] {3}, new SplittableRandom(3)).x().toLongArray();
        assertThat(data.batch(new int[] {3}, new SplittableRandom(3)).x().toLongArray())
                .isEqualTo(first);
        assertThat(IntStream.range(0, 20))
                .anyMatch(seed ->
                        !Arrays.equals(
                                first,
                                data.batch(new int[] {3}, new SplittableRandom(seed))
                                        .x()
                                        .toLongArray()));
    }

    @Test
    void dropoutAndDeletionHitTheirShare() {
        int[] tokens = IntStream.range(2, 20_002).toArray();
        var chance = new SplittableRandom(4);
        int[] dropped = WordNoise.dropout(0.2).apply(tokens, chance);
        double unknown = Arrays.stream(dropped).filter(it -> it == Vocabulary.UNKNOWN).count();
        assertThat(unknown / tokens.length).isCloseTo(0.2, within(0.02));
        int[] left = WordNoise.deletion(0.3).apply(tokens, chance);
        assertThat((double) left.length / tokens.length).isCloseTo(0.7, within(0.02));
        assertThat(left).isSorted();
        assertThat(WordNoise.deletion(1).apply(tokens, chance)).hasSize(1);
        assertThat(WordNoise.deletion(1).apply(new int[0], chance)).isEmpty();
    }

    @Test
    void swapKeepsTheTokens() {
        int[] tokens = IntStream.range(0, 10).toArray();
        int[] moved = WordNoise.swap(0.1).apply(tokens, new SplittableRandom(5));
        assertThat(IntStream.range(0, 10).filter(i -> moved[i] != i).count()).isEqualTo(2);
        assertThat(moved).containsExactlyInAnyOrder(tokens);
        assertThat(WordNoise.swap(1).apply(new int[] {7}, new SplittableRandom(5)))
                .containsExactly(7);
        var both = WordNoise.swap(0.5).then(WordNoise.dropout(1));
        assertThat(both.apply(tokens, new SplittableRandom(6))).containsOnly(1);
    }

    @Test
    void refusesWrongSettings() {
        assertThatThrownBy(() -> WordNoise.dropout(1.5)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> TokenIds.of(DOCUMENTS, vocabulary(), c -> c.longest(0)))
                .hasMessageContaining("1 token or more, got 0");
    }
}
