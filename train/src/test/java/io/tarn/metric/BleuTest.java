package io.tarn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// BLEU against cases computed by hand.
final class BleuTest {
    private static final double TINY = 1e-12;

    /// the, cat, the, mat and on of 6 tokens; "the cat", "on the", "the mat" of 5; "on the mat" of 4; none of 3.
    @Test
    void countsRunsThatStandInTheReference() {
        Bleu bleu = Bleu.of();
        bleu.add("the cat sat on the mat", "the cat is on the mat");
        assertThat(bleu.precision(1)).isEqualTo(5 / 6.0);
        assertThat(bleu.precision(2)).isEqualTo(3 / 5.0);
        assertThat(bleu.precision(3)).isEqualTo(1 / 4.0);
        assertThat(bleu.precision(4)).isZero();
        assertThat(bleu.value()).isZero();
        Bleu three = Bleu.of(c -> c.order(3));
        three.add("the cat sat on the mat", "the cat is on the mat");
        assertThat(three.value()).isCloseTo(Math.cbrt(5 / 6.0 * 0.6 * 0.25), within(TINY));
    }

    @Test
    void smoothingAddsToRunsOfTwoAndMore() {
        Bleu bleu = Bleu.of(c -> c.smoothing(1));
        bleu.add("the cat sat on the mat", "the cat is on the mat");
        double product = 5 / 6.0 * (4 / 6.0) * (2 / 5.0) * (1 / 4.0);
        assertThat(bleu.value()).isCloseTo(Math.pow(product, 0.25), within(TINY));
    }

    /// Papineni and others: "the" counts at most twice, as in the first reference.
    @Test
    void aRunCountsAtMostAsOftenAsInOneReference() {
        Bleu bleu = Bleu.of();
        bleu.add(
                "the the the the the the the",
                "the cat is on the mat",
                "there is a cat on the mat");
        assertThat(bleu.precision(1)).isEqualTo(2 / 7.0);
        assertThat(bleu.precision(2)).isZero();
    }

    @Test
    void shortTranslationsLose() {
        Bleu bleu = Bleu.of();
        bleu.add("a b c d", "a b c d e f");
        assertThat(bleu.brevity()).isCloseTo(Math.exp(1 - 6 / 4.0), within(TINY));
        assertThat(bleu.value()).isCloseTo(Math.exp(-0.5), within(TINY));
    }

    @Test
    void theReferenceOfTheClosestLengthCounts() {
        Bleu bleu = Bleu.of();
        bleu.add("a b c d e", "a b c d e f g h", "a b c d", "a b c d e f");
        assertThat(bleu.brevity()).isEqualTo(1); // of 4 and 6, equally close, the shorter one
    }

    /// Sums over the corpus first: (4 + 3) / (4 + 4) and so on, which is no mean over sentences.
    @Test
    void sumsOverTheCorpus() {
        Bleu bleu = Bleu.of();
        bleu.add("a b c d", "a b c d");
        bleu.add("e f g x", "e f g h");
        double product = 7 / 8.0 * (5 / 6.0) * (3 / 4.0) * (1 / 2.0);
        assertThat(bleu.value()).isCloseTo(Math.pow(product, 0.25), within(TINY));
        assertThat(bleu).hasToString("bleu 0.7231");
    }

    @Test
    void perfectAndEmpty() {
        Bleu perfect = Bleu.of();
        perfect.add(List.of(1, 2, 3, 4, 5), List.of(1, 2, 3, 4, 5));
        assertThat(perfect.value()).isEqualTo(1);
        assertThat(Bleu.of().value()).isNaN();
        Bleu empty = Bleu.of();
        empty.add("", "a b");
        assertThat(empty.value()).isZero();
    }
}
