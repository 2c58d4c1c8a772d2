package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.text.SparseRows;
import org.junit.jupiter.api.Test;

/// Two words; spam is "free free" and "free you", ham is "you you you".
final class NaiveBayesTest {
    private static final SparseRows COUNTS =
            new SparseRows(
                    2, new int[] {0, 1, 3, 4}, new int[] {0, 0, 1, 1}, new float[] {2, 1, 1, 3});

    private final NaiveBayes bayes = NaiveBayes.fit(COUNTS, new int[] {1, 1, 0});

    /// (count + 1) / (all words of the class + 2): of 4 words in spam 3 are "free", of 3 in ham none.
    @Test
    void countsWordsAndAddsOne() {
        assertThat(bayes.frequencies()[1]).containsExactly(4 / 6.0, 2 / 6.0);
        assertThat(bayes.frequencies()[0]).containsExactly(1 / 5.0, 4 / 5.0);
        assertThat(bayes.prior()).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void addsTheEvidenceOfEveryWord() {
        double free = Math.log((4 / 6.0) / (1 / 5.0));
        double you = Math.log((2 / 6.0) / (4 / 5.0));

        assertThat(bayes.logOdds(COUNTS))
                .containsExactly(
                        new double[] {
                            Math.log(2) + 2 * free, Math.log(2) + free + you, Math.log(2) + 3 * you
                        },
                        within(1e-12));
        assertThat(bayes.information(0)).isCloseTo((4 / 6.0 - 1 / 5.0) * free, within(1e-12));
    }
}
