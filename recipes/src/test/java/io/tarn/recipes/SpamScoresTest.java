package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SpamScoresTest {
    private final SpamScores scores =
            SpamScores.of(new double[] {8, 1, -2, -9, 3}, new int[] {1, 0, 0, 1, 1});

    /// Of the 3·2 pairs of a spam and a ham, those with the spam at -9 are in the wrong order.
    @Test
    void areaIsTheShareOfPairsInTheRightOrder() {
        assertThat(scores.area()).isCloseTo(4 / 6.0, within(1e-12));
    }

    @Test
    void findsWhatIsWrongAndHowSurely() {
        assertThat(scores.accuracy()).isEqualTo(3 / 5.0);
        assertThat(scores.accuracy(0, 1)).isEqualTo(0.5);
        assertThat(scores.worst(10)).containsExactly(3, 1);
        assertThat(scores.worst(1)).containsExactly(3);
        assertThat(scores.sureAndWrong()).isEqualTo(1);
    }
}
