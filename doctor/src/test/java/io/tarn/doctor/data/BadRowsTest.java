package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class BadRowsTest {
    private final Tensor x = Tensor.of(1f, Float.NaN, 3f, 4f, 5f, 6f).reshape(3, 2);
    private final Tensor y = Tensor.of(1f, 2f, Float.POSITIVE_INFINITY);
    private final Dataset data = Dataset.of(x, y);

    @Test
    void namesTheExamples() {
        BadRows bad = BadRows.of(data, 10);

        assertThat(bad.inputs()).containsExactly(0);
        assertThat(bad.answers()).containsExactly(2);
        assertThat(bad.answered()).containsExactly(0, 1);
        assertThat(bad.isEmpty()).isFalse();
    }

    @Test
    void looksNoFurtherThanItIsTold() {
        assertThat(BadRows.of(data, 2).answers()).isEmpty();
    }

    @Test
    void wholeNumbersAreAlwaysFinite() {
        Tensor whole = Tensor.arange(6).toLong().reshape(3, 2);

        assertThat(BadRows.of(Dataset.of(whole, whole), 10).isEmpty()).isTrue();
    }
}
