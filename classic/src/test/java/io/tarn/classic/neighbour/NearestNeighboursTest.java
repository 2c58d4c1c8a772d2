package io.tarn.classic.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class NearestNeighboursTest extends ModelContract<NearestNeighbours> {
    @Override
    protected NearestNeighbours fit(Tensor x, Tensor y) {
        return NearestNeighbours.fit(x, y, c -> c.k(3).votes(Votes.BY_DISTANCE));
    }

    @Override
    protected Tensor ask(NearestNeighbours model, Tensor x) {
        return model.probabilities(x);
    }

    @Test
    void hasTheProbabilitiesOfScikitLearn() {
        Golden golden = Golden.of("neighbour/iris");
        Tensor x = golden.get("x").narrow(1, 0, 3);
        Tensor asked = golden.get("asked").narrow(1, 0, 3);
        var equal = NearestNeighbours.fit(x, golden.get("y"), c -> c.k(7));
        var near = NearestNeighbours.fit(x, golden.get("y"), c -> c.k(7).votes(Votes.BY_DISTANCE));
        Tensor uniform = golden.get("probabilities_uniform");
        assertThat(near(equal.probabilities(asked), uniform)).isTrue();
        assertThat(near(near.probabilities(asked), golden.get("probabilities_distance"))).isTrue();
        assertThat(equal.predict(asked).toLongArray()).isEqualTo(uniform.argmax(1).toLongArray());
    }

    private static boolean near(Tensor a, Tensor b) {
        return a.allClose(b, 1e-9, 1e-9);
    }

    @Test
    void isCertainOfTheRowsThatItKeepsWhereTheNearCountMore() {
        var model = fit(x(), y());
        assertThat(model.accuracy(x(), y())).isEqualTo(1);
        assertThat(model.probabilities(x()).max(1).toDoubleArray()).containsOnly(1);
    }

    @Test
    void keepsItsRowsWhateverBecomesOfTheirs() {
        Tensor x = x();
        var model = fit(x, y());
        x.zero_();
        assertThat(model.accuracy(x(), y())).isEqualTo(1);
    }

    @Test
    void complainsAboutFewerRowsThanNeighbours() {
        assertThatThrownBy(() -> NearestNeighbours.fit(x(), y(), c -> c.k(61)))
                .hasMessageContaining("61 rows or more, got 60");
        assertThatThrownBy(() -> NearestNeighbours.fit(x(), y(), c -> c.k(0)))
                .hasMessageContaining("a k of 1 or more, got 0");
        assertThatThrownBy(() -> NearestNeighbours.fit(x(), y().mul(0)))
                .hasMessageContaining("two classes or more");
    }
}
