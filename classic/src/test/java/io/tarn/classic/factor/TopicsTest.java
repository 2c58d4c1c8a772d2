package io.tarn.classic.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.data.text.SparseRows;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TopicsTest extends ModelContract<Topics> {
    @Override
    protected Topics fit(Tensor x, Tensor y) {
        return Topics.fit(x, 3);
    }

    @Override
    protected Tensor ask(Topics model, Tensor x) {
        return model.transform(x);
    }

    /// 120 texts of 40 words each, four in five about their main topic; topic k has the words 4k to 4k + 3.
    private static Tensor planted() {
        var chance = new SplittableRandom(5);
        double[][] counts = new double[120][12];
        for (int i = 0; i < counts.length; i++) {
            for (int word = 0; word < 40; word++) {
                int topic = chance.nextInt(5) == 0 ? chance.nextInt(3) : i % 3;
                counts[i][4 * topic + chance.nextInt(4)]++;
            }
        }
        return Tensor.of(counts);
    }

    @Test
    void findsTheTopicsThatTextsWereMadeOf() {
        var model = Topics.fit(planted(), 3, c -> c.starts(4));
        assertThat(IntStream.range(0, 3).mapToObj(topic -> sorted(model.words(topic, 4))))
                .containsExactlyInAnyOrder(
                        List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8, 9, 10, 11));
        assertThat(model.components().sum(1).allClose(Tensor.ones(3).toDouble(), 0, 1e-9)).isTrue();
    }

    private static List<Integer> sorted(int[] words) {
        return Arrays.stream(words).sorted().boxed().toList();
    }

    @Test
    void tellsWhatATextIsAbout() {
        var model = Topics.fit(planted(), 3, c -> c.starts(4));
        double[] about = {9, 8, 11, 12, 0, 0, 0, 0, 0, 0, 0, 0};
        double[] shares = model.transform(Tensor.of(about, 1, 12)).toDoubleArray();
        assertThat(Arrays.stream(shares).max().orElseThrow()).isGreaterThan(0.95);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        double[] nothing = model.transform(Tensor.zeros(1, 12)).toDoubleArray();
        assertThat(nothing).contains(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, within(1e-9));
    }

    @Test
    void isAsLittlePerplexedAsScikitLearn() {
        Golden golden = Golden.of("factor/mails");
        SparseRows mails = Counts.sparse(golden.get("counts"));
        double theirs = golden.get("perplexity").mean().item();
        assertThat(Topics.fit(mails, 5).perplexity(mails)).isLessThan(1.01 * theirs);
    }

    @Test
    void isLessPerplexedTheLongerItLearns() {
        SparseRows texts = Counts.sparse(planted());
        double last = Double.MAX_VALUE;
        for (int times = 1; times <= 30; times++) {
            int iterations = times;
            double now = Topics.fit(texts, 3, c -> c.iterations(iterations)).perplexity(texts);
            assertThat(now).isLessThan(last + 1e-3);
            last = now;
        }
    }

    @Test
    void hesitatesBetweenAllWordsWhereAllAreAlike() {
        SparseRows even = Counts.sparse(Tensor.full(planted().shape(), 50, planted().dtype()));
        assertThat(Topics.fit(even, 1).perplexity(even)).isCloseTo(12, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.1, 0.5, 1, 2.5, 6, 40, 1e5})
    void hasTheDigammaOfLibtorch(double x) {
        double theirs = Tensor.of(new double[] {x}).digamma().item();
        assertThat(Digamma.of(x)).isCloseTo(theirs, within(1e-10 * Math.max(1, Math.abs(theirs))));
    }

    @Test
    void namesTheWords() {
        var model = Topics.fit(Tensor.of(new double[][] {{9, 1}, {8, 1}}), 1);
        assertThat(model.words(0, 2, List.of("tea", "cup"))).containsExactly("tea", "cup");
        assertThatThrownBy(() -> model.words(0, 2, List.of("tea")))
                .hasMessageContaining("a name for each of 2 columns, got 1");
        assertThatThrownBy(() -> model.words(1, 2)).hasMessageContaining("a topic below 1");
        assertThatThrownBy(() -> model.words(0, 3)).hasMessageContaining("up to 2 words");
    }

    @Test
    void complainsAboutWhatItCannotDo() {
        SparseRows nothing = Counts.sparse(Tensor.zeros(2, 4));
        assertThatThrownBy(() -> fit(x(), y()).perplexity(nothing))
                .hasMessageContaining("a word or more, got none");
        assertThatThrownBy(() -> Topics.fit(x().neg(), 2))
                .hasMessageContaining("no number below 0");
        assertThatThrownBy(() -> Topics.fit(x(), 0)).hasMessageContaining("1 topic or more, got 0");
        assertThatThrownBy(() -> Topics.fit(x(), 2, c -> c.iterations(0)))
                .hasMessageContaining("1 iteration and 1 start or more, got 0 and 1");
        assertThatThrownBy(() -> Topics.fit(x(), 2, c -> c.topicPrior(-1)))
                .hasMessageContaining("priors of 0 or more, got -1.0 and 0.0");
    }
}
