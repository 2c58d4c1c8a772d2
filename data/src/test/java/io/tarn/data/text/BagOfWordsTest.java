package io.tarn.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Oracle: src/test/golden/text.py, where scikit-learn counts and weights the same texts.
final class BagOfWordsTest {
    private static final JsonNode GOLDEN = golden();
    private static final List<String> TEXTS =
            GOLDEN.get("texts").valueStream().map(JsonNode::asString).toList();

    private static JsonNode golden() {
        try (var file = BagOfWordsTest.class.getResourceAsStream("/golden/bag-of-words.json")) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertLike(String name, UnaryOperator<BagOfWords.Config> choose) {
        var bag = BagOfWords.fit(TEXTS, choose);
        assertLike(name, bag.rows(TEXTS), bag.words()::get);
    }

    private static void assertLike(String name, SparseRows rows, IntFunction<String> column) {
        JsonNode expected = GOLDEN.get(name);
        assertThat(rows.rows()).isEqualTo(expected.size());
        for (int i = 0; i < rows.rows(); i++) {
            assertThat(rows.starts()[i + 1] - rows.starts()[i])
                    .as(name + " " + i)
                    .isEqualTo(expected.get(i).size());
            for (int k = rows.starts()[i]; k < rows.starts()[i + 1]; k++) {
                String word = column.apply(rows.indices()[k]);
                assertThat(expected.get(i).has(word)).as(word).isTrue();
                assertThat((double) rows.values()[k])
                        .as(name + " " + i + " " + word)
                        .isCloseTo(expected.get(i).get(word).asDouble(), within(1e-6));
            }
        }
    }

    @Test
    void countsAndWeighsLikeScikitLearn() {
        assertLike("count", c -> c.weighting(Weighting.COUNT));
        assertLike("presence", c -> c.weighting(Weighting.PRESENCE));
        assertLike("tfIdf", c -> c);
        assertLike("logTfIdf", c -> c.weighting(Weighting.LOG_TF_IDF));
        assertLike(
                "pairs",
                c -> c.splitter(TextSplitter.words().ngrams(1, 2)).inAtLeast(2).inAtMost(0.5));
    }

    @Test
    void hashesLikeScikitLearn() {
        assertLike("hashed", HashedWords.of(64).rows(TEXTS), String::valueOf);
        assertThat(Murmur.hash("".getBytes(StandardCharsets.UTF_8))).isZero();
        // the test vector of the hash's author
        assertThat(Murmur.hash("test".getBytes(StandardCharsets.UTF_8))).isEqualTo(0xba6bd213);
    }

    @Test
    void wordsThatWereNotLearnedAreLeftOut() {
        var bag = BagOfWords.fit(List.of("a b", "b"), c -> c.weighting(Weighting.COUNT).most(1));
        assertThat(bag.words()).containsExactly("b");
        assertThat(bag.rows(List.of("b c b", "c")).dense()).isDeepEqualTo(new float[][] {{2}, {0}});
    }

    @Test
    void goesOnAfterJson() {
        var bag = BagOfWords.fit(TEXTS);
        var mapper = new JsonMapper();
        var json = mapper.readValue(mapper.writeValueAsString(bag.toJson()), Map.class);
        @SuppressWarnings("unchecked")
        var read = BagOfWords.fromJson((Map<String, ?>) json);
        assertThat(read.rows(TEXTS).dense()).isDeepEqualTo(bag.rows(TEXTS).dense());
        assertThatThrownBy(() -> BagOfWords.fromJson(Map.of("words", 1)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void becomesBatches() {
        var rows = BagOfWords.fit(TEXTS).rows(TEXTS);
        var data = rows.dataset(new int[] {0, 1, 2, 3, 4});
        var batch = data.batch(new int[] {4, 1}, new SplittableRandom(1));
        assertThat(batch.x().shape().toArray()).containsExactly(2, rows.columns());
        assertThat(batch.x().select(0, 1).toFloatArray()).containsExactly(rows.row(1));
        assertThat(batch.y().toLongArray()).containsExactly(4, 1);
        assertThat(rows.tensor().size(0)).isEqualTo(5);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> BagOfWords.fit(TEXTS, c -> c.inAtMost(0)))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> BagOfWords.fit(List.of("", "!")))
                .hasMessageContaining("none in 2 texts");
        assertThatThrownBy(() -> HashedWords.of(0)).isInstanceOf(DataException.class);
        var wide = HashedWords.of(1 << 30).rows(TEXTS);
        assertThatThrownBy(wide::dense).hasMessageContaining("use dataset(labels)");
        assertThatThrownBy(() -> wide.dataset(new int[1])).hasMessageContaining("rows, 5, got 1");
    }
}
