package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class UsualRangeTest {
    private final Tensor clean = Random.of(1).normal(500, 2);

    @Test
    void putsTheMedianInPlaceOfWhatIsFarOut() {
        Tensor mark = Tensor.arange(1000).remainder(100).eq(0).reshape(500, 2);
        Tensor x = clean.maskedFill(mark, -999);

        UsualRange usual = UsualRange.of(x);
        Tensor mended = usual.mended(x);

        assertThat(usual.far(x)).containsExactly(10, 0);
        assertThat(mended.min().item()).isGreaterThan(-6);
        assertThat(mended.maskedFill(mark, 0).eq(clean.maskedFill(mark, 0)).all().item())
                .as("all else stays")
                .isOne();
    }

    @Test
    void putsTheMedianInPlaceOfWhatIsMissing() {
        Tensor x = clean.maskedFill(clean.gt(2), Double.NaN);

        assertThat(UsualRange.of(x).mended(x).isFinite().all().item()).isOne();
        assertThat(UsualRange.of(x).far(x)).containsExactly(0, 0);
    }

    @Test
    void heavyTailsAndRareOnesAreUsual() {
        Tensor tail = clean.mul(2).exp();
        Tensor rare = Tensor.arange(1000).remainder(50).eq(0).toFloat().reshape(500, 2);

        assertThat(UsualRange.of(tail).far(tail)).containsExactly(0, 0);
        assertThat(UsualRange.of(rare).far(rare)).containsExactly(0, 0);
    }

    @Test
    void wholeNumbersStay() {
        Tensor tokens = Random.of(2).integers(0, 9, 20, 5);

        assertThat(UsualRange.of(tokens).mended(tokens)).isSameAs(tokens);
    }
}
