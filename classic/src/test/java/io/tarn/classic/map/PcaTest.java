package io.tarn.classic.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PcaTest extends ModelContract<Pca> {
    private static final Golden DIGITS = Golden.of("map/digits");
    private static final Golden SKLEARN = Golden.of("map/pca");

    @Override
    protected Pca fit(Tensor x, Tensor y) {
        return Pca.fit(x, c -> c.components(2).outputs(Pca.Outputs.WHITENED));
    }

    @Override
    protected Tensor ask(Pca model, Tensor x) {
        return model.transform(x);
    }

    private static Tensor seen() {
        return DIGITS.get("x").narrow(0, 0, 300);
    }

    private static Tensor fresh() {
        return DIGITS.get("x").narrow(0, 300, 40);
    }

    @ParameterizedTest
    @EnumSource
    void hasTheComponentsOfScikitLearn(Pca.Solver solver) {
        Pca pca = Pca.fit(seen(), c -> c.components(8).solver(solver));
        Tensor off = pca.components().sub(SKLEARN.get("components")).abs().max();
        assertThat(off.item()).isLessThan(1e-4);
        assertThat(pca.variances().allClose(SKLEARN.get("variances"), 1e-6, 1e-6)).isTrue();
        assertThat(pca.shares().allClose(SKLEARN.get("shares"), 1e-6, 1e-6)).isTrue();
        Tensor mapped = pca.transform(fresh());
        assertThat(mapped.allClose(SKLEARN.get("mapped"), 1e-3, 1e-3)).isTrue();
        assertThat(pca.inverse(mapped).allClose(SKLEARN.get("back"), 1e-3, 1e-3)).isTrue();
    }

    @Test
    void whitensAsScikitLearnDoes() {
        Pca pca = Pca.fit(seen(), c -> c.components(8).outputs(Pca.Outputs.WHITENED));
        Tensor mapped = pca.transform(fresh());
        assertThat(mapped.allClose(SKLEARN.get("white"), 1e-6, 1e-6)).isTrue();
        assertThat(pca.inverse(mapped).allClose(SKLEARN.get("back"), 1e-6, 1e-6)).isTrue();
        Tensor spread = pca.transform(seen()).var(0);
        assertThat(spread.allClose(Tensor.onesLike(spread), 1e-9, 1e-9)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void worksOnFewerRowsThanColumns(Pca.Solver solver) {
        Tensor x = seen().narrow(0, 0, 20);
        Pca pca = Pca.fit(x, c -> c.components(19).solver(solver));
        assertThat(pca.inverse(pca.transform(x)).allClose(x, 1e-6, 1e-6)).isTrue();
        assertThat(pca.shares().sum().item()).isCloseTo(1, offset(1e-9));
        assertThat(Pca.fit(x).components().shape()).isEqualTo(Shape.of(20, 64));
    }

    @Test
    void staysInSinglePrecision() {
        Pca single = Pca.fit(seen().toFloat(), c -> c.components(8).solver(Pca.Solver.COVARIANCE));
        assertThat(single.components().allClose(SKLEARN.get("components"), 1e-3, 1e-3)).isTrue();
    }

    @Test
    void takesTheSameRandomDirectionsFromTheSameSeed() {
        Tensor x = Random.of(1).normal(600, 80);
        Pca one = Pca.fit(x, c -> c.components(5).seed(3));
        Pca again = Pca.fit(x, c -> c.components(5).solver(Pca.Solver.RANDOMISED).seed(3));
        Pca other = Pca.fit(x, c -> c.components(5).seed(4));
        assertThat(again.components().toDoubleArray())
                .isEqualTo(one.components().toDoubleArray())
                .isNotEqualTo(other.components().toDoubleArray());
    }

    @Test
    void leavesDirectionsWithoutVarianceAlone() {
        Tensor line = Tensor.arange(9).toDouble().unsqueeze(1);
        Tensor x = Tensor.cat(List.of(line, line, Tensor.onesLike(line)), 1);
        Pca pca = Pca.fit(x, c -> c.outputs(Pca.Outputs.WHITENED));
        assertThat(pca.shares().toDoubleArray()[0]).isCloseTo(1, offset(1e-12));
        assertThat(pca.transform(x).narrow(1, 1, 2).abs().max().item()).isLessThan(1e-9);
    }

    @Test
    void complainsAboutWhatCannotBe() {
        assertThatThrownBy(() -> Pca.fit(x(), c -> c.components(5)))
                .hasMessageContaining("at most 4 components, got 5");
        assertThatThrownBy(() -> Pca.fit(x(), c -> c.components(-1)))
                .hasMessageContaining("0 components or more");
        assertThatThrownBy(() -> Pca.fit(Tensor.ones(5, 3)))
                .hasMessageContaining("rows that differ");
        assertThatThrownBy(() -> Pca.fit(Tensor.ones(1, 3))).hasMessageContaining("2 rows or more");
    }
}
