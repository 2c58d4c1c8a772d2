package io.tarn.classic.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LaplacianEigenmapsTest {
    private static Tensor digits() {
        return Golden.of("map/digits").get("x").narrow(0, 0, 300);
    }

    @Test
    void isThatOfScikitLearn() {
        Tensor mine = LaplacianEigenmaps.fit(digits()).map();
        Tensor theirs = Golden.of("map/neighbours").get("spectral");
        Tensor signs = mine.mul(theirs).sum(0).sign();
        assertThat(mine.mul(signs).sub(theirs).abs().max().item()).isLessThan(1e-6);
        double trust = Golden.of("map/neighbours").get("trust").get(1).item();
        assertThat(Trustworthiness.of(digits(), mine, 12)).isGreaterThan(trust - 1e-6);
    }

    /// On a chain of rows the waves are known: cos(π·j·(i + ½)/n) nearly, so the first is monotone.
    @Test
    void ordersAChain() {
        Tensor chain = Tensor.arange(50).toDouble().unsqueeze(1);
        Tensor map = LaplacianEigenmaps.fit(chain, c -> c.neighbours(2).components(1)).map();
        Tensor steps = map.select(1, 0).diff(0);
        assertThat(Math.abs(steps.sign().sum().item())).isEqualTo(49);
    }

    @Test
    void givesNearerNeighboursMoreWeightWithAHeatKernel() {
        Tensor x = Random.of(1).normal(80, 3).toDouble();
        Tensor plain = LaplacianEigenmaps.fit(x).map();
        Tensor cold = LaplacianEigenmaps.fit(x, c -> c.gamma(1e-9)).map();
        Tensor hot = LaplacianEigenmaps.fit(x, c -> c.gamma(1)).map();
        assertThat(cold.allClose(plain, 1e-6, 1e-6)).isTrue();
        assertThat(hot.allClose(plain, 1e-2, 1e-2)).isFalse();
    }

    @Test
    void complainsAboutWhatCannotBe() {
        Tensor x = Random.of(1).normal(40, 3).toDouble();
        Tensor apart = Tensor.cat(List.of(x, x.add(1_000)), 0);
        assertThatThrownBy(() -> LaplacianEigenmaps.fit(apart)).hasMessageContaining("2 parts");
        assertThatThrownBy(() -> LaplacianEigenmaps.fit(x, c -> c.gamma(1e9)))
                .hasMessageContaining("a gamma that lets every row feel its neighbours");
        assertThatThrownBy(() -> LaplacianEigenmaps.fit(x, c -> c.gamma(-1)))
                .hasMessageContaining("a gamma of 0 or more");
        assertThatThrownBy(() -> LaplacianEigenmaps.fit(x, c -> c.components(0)))
                .hasMessageContaining("a neighbour and a component or more");
        assertThatThrownBy(() -> LaplacianEigenmaps.fit(x, c -> c.neighbours(40)))
                .hasMessageContaining("41 rows or more");
    }
}
