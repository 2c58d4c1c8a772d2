package io.tarn.classic.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestNeighboursRegressionTest extends ModelContract<NearestNeighboursRegression> {
    @Override
    protected NearestNeighboursRegression fit(Tensor x, Tensor y) {
        return NearestNeighboursRegression.fit(x, y.toDouble());
    }

    @Override
    protected Tensor ask(NearestNeighboursRegression model, Tensor x) {
        return model.predict(x);
    }

    @Test
    void hasTheNumbersOfScikitLearn() {
        Golden golden = Golden.of("neighbour/iris");
        Tensor x = golden.get("x").narrow(1, 0, 3);
        Tensor y = golden.get("x").select(1, 3);
        Tensor asked = golden.get("asked").narrow(1, 0, 3);
        for (Votes how : Votes.values()) {
            var model = NearestNeighboursRegression.fit(x, y, c -> c.k(7).votes(how));
            String name = how == Votes.EQUAL ? "numbers_uniform" : "numbers_distance";
            assertThat(model.predict(asked).allClose(golden.get(name), 1e-9, 1e-9)).isTrue();
        }
    }

    @Test
    void learnsSeveralAnswersAtOnceAndKeepsThem() {
        Tensor y = Tensor.stack(List.of(y().toDouble(), y().toDouble().neg()), 1);
        var model = NearestNeighboursRegression.fit(x(), y);
        Tensor both = NearestNeighboursRegression.restore(model.saved()).predict(x());
        assertThat(both.shape()).isEqualTo(Shape.of(60, 2));
        assertThat(both.sum(1).toDoubleArray()).containsOnly(0);
        assertThat(both.select(1, 0).toDoubleArray())
                .isEqualTo(NearestNeighboursRegression.fit(x(), y()).predict(x()).toDoubleArray());
    }
}
