package io.tarn.classic.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NmfTest extends ModelContract<Nmf> {
    @Override
    protected Nmf fit(Tensor x, Tensor y) {
        return Nmf.fit(x, 3);
    }

    @Override
    protected Tensor ask(Nmf model, Tensor x) {
        return model.transform(x);
    }

    @Test
    void comesAsCloseToDigitsAsScikitLearn() {
        Golden golden = Golden.of("factor/digits");
        Tensor x = golden.get("x");
        var model = Nmf.fit(x, 10, c -> c.iterations(2000).tolerance(1e-7));
        assertThat(model.error()).isLessThan(1.00001 * golden.get("frobenius").item());
        var counts = Nmf.fit(x, 10, c -> c.loss(Nmf.Loss.KULLBACK_LEIBLER));
        assertThat(counts.error()).isLessThan(golden.get("kullback_leibler").item());
    }

    @ParameterizedTest
    @EnumSource
    void neverRisesWhileItLearns(Nmf.Loss loss) {
        Tensor x = Random.of(2).uniform(20, 8).toDouble();
        double last = Double.MAX_VALUE;
        for (int times = 1; times <= 40; times++) {
            int iterations = times;
            var model = Nmf.fit(x, 3, c -> c.loss(loss).iterations(iterations).tolerance(0));
            assertThat(model.error()).isLessThanOrEqualTo(last + 1e-12);
            last = model.error();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsTheProductThatATableIs(Nmf.Loss loss) {
        Tensor w = Random.of(3).uniform(30, 2).toDouble();
        Tensor h = Random.of(4).uniform(2, 6).toDouble();
        Tensor x = w.matmul(h);
        var model = Nmf.fit(x, 2, c -> c.loss(loss).iterations(3000).tolerance(0));
        assertThat(model.error()).isCloseTo(0, within(1e-3));
        assertThat(model.transform(x).matmul(model.components()).allClose(x, 0.05, 0.05)).isTrue();
        assertThat(model.components().min().item()).isNotNegative();
        assertThat(model.error(x)).isCloseTo(model.error(), within(1e-2));
    }

    @ParameterizedTest
    @EnumSource
    void leavesTablesOfZerosAtZero(Nmf.Loss loss) {
        Tensor x = Tensor.zeros(5, 4);
        var model = Nmf.fit(x, 2, c -> c.loss(loss));
        assertThat(model.transform(x).matmul(model.components()).abs().max().item())
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void complainsAboutWhatItCannotDo() {
        Tensor x = Tensor.ones(5, 4);
        assertThatThrownBy(() -> Nmf.fit(x.neg(), 2))
                .hasMessageContaining("no number below 0 in x, got -1.0");
        assertThatThrownBy(() -> Nmf.fit(x, 5)).hasMessageContaining("1 to 4 components, got 5");
        assertThatThrownBy(() -> Nmf.fit(x, 2, c -> c.iterations(0)))
                .hasMessageContaining("1 iteration or more, got 0");
        assertThatThrownBy(() -> Nmf.fit(x, 2, c -> c.tolerance(Double.NaN)))
                .hasMessageContaining("a tolerance of 0 or more");
        var model = Nmf.fit(x, 2);
        assertThatThrownBy(() -> model.transform(x.neg())).hasMessageContaining("below 0");
    }
}
