package io.tarn.recipes.sick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ShareTest {
    @Test
    void theIntervalIsWilsons() {
        Share share = new Share(81, 263);

        // by hand: p = 0.30798, n = 263, z = 1.96
        assertThat(share.low()).isCloseTo(0.25529, within(1e-4));
        assertThat(share.high()).isCloseTo(0.36621, within(1e-4));
    }

    @Test
    void allOfAFewIsNotCertain() {
        Share share = Share.of(List.of(1, 2, 3), number -> number > 0);

        assertThat(share.value()).isEqualTo(1);
        // 1 - z² / (n + z²)
        assertThat(share.low()).isCloseTo(3 / (3 + 1.96 * 1.96), within(1e-9));
        assertThat(share).hasToString("100% (44 to 100) of 3");
    }

    @Test
    void nothingOfNothingIsNoNumber() {
        assertThat(new Share(0, 0)).hasToString("–");
    }
}
