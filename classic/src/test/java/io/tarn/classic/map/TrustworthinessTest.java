package io.tarn.classic.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class TrustworthinessTest {
    @Test
    void isThatOfScikitLearn() {
        Tensor x = Golden.of("map/digits").get("x").narrow(0, 0, 300);
        Tensor map = Golden.of("map/neighbours").get("lle").narrow(0, 0, 300);
        double theirs = Golden.of("map/neighbours").get("trust").get(0).item();
        assertThat(Trustworthiness.of(x, map, 12)).isCloseTo(theirs, offset(1e-12));
    }

    @Test
    void isOneForTheRowsThemselvesAndAboutAHalfForAnyPlaces() {
        Tensor x = Random.of(1).normal(400, 5);
        assertThat(Trustworthiness.of(x, x.mul(3), 10)).isEqualTo(1);
        Tensor any = Random.of(2).normal(400, 2);
        assertThat(Trustworthiness.of(x, any, 10)).isCloseTo(0.5, offset(0.03));
    }

    @Test
    void complainsAboutWhatCannotBe() {
        Tensor x = Random.of(1).normal(20, 5);
        assertThatThrownBy(() -> Trustworthiness.of(x, x, 10))
                .hasMessageContaining("a k from 1 to below half the rows, got 10");
        assertThatThrownBy(() -> Trustworthiness.of(x, x.narrow(0, 0, 9), 3))
                .hasMessageContaining("a place for each of 20 rows, got 9");
    }
}
