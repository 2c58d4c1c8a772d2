package io.tarn.classic.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class AdjustedRandTest {
    @Test
    void agreesWithScikitLearn() {
        Golden golden = Golden.of("cluster/iris");
        Tensor groups = KMeans.fit(golden.get("x"), 3, c -> c.starts(10)).predict(golden.get("x"));
        assertThat(AdjustedRand.of(golden.get("y"), groups))
                .isCloseTo(golden.get("rand").item(), offset(1e-12));
    }

    @Test
    void doesNotCareAboutTheNamesOfTheGroups() {
        Tensor groups = Tensor.of(0, 0, 1, 1, 2, 2);
        assertThat(AdjustedRand.of(groups, Tensor.of(7, 7, -1, -1, 3, 3))).isEqualTo(1);
        assertThat(AdjustedRand.of(groups, Tensor.of(0, 0, 0, 1, 1, 1)))
                .isCloseTo(0.2424, offset(1e-4)); // (2 - 18/15) / (4.5 - 18/15)
    }

    @Test
    void isAboutZeroForChance() {
        Tensor a = Random.of(1).integers(0, 5, 20_000);
        Tensor b = Random.of(2).integers(0, 5, 20_000);
        assertThat(AdjustedRand.of(a, b)).isCloseTo(0, offset(0.002));
        assertThat(AdjustedRand.of(a, a.mul(0))).isZero();
        assertThat(AdjustedRand.of(a.mul(0), b.mul(0))).isEqualTo(1);
    }

    @Test
    void complainsAboutGroupingsOfOtherRows() {
        assertThatThrownBy(() -> AdjustedRand.of(Tensor.of(0, 1), Tensor.of(0, 1, 1)))
                .hasMessageContaining("[2] and [3]");
        assertThatThrownBy(() -> AdjustedRand.of(Tensor.of(0, 1), Tensor.of(0, Double.NaN)))
                .hasMessageContaining("finite");
    }
}
