package io.tarn.classic.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RegularisationPathTest {
    private final Golden golden = Golden.of("linear/lasso-path");

    @Test
    void hasTheWeightsOfScikitLearnWithMoreColumnsThanRows() {
        double[] penalties = golden.get("penalties").toDoubleArray();
        for (int i : new int[] {1, 10, 19}) {
            var model =
                    ElasticNet.fit(
                            golden.get("x"),
                            golden.get("y"),
                            c -> c.penalty(penalties[i]).tolerance(1e-13));
            assertThat(model.weights().allClose(golden.get("weights").select(0, i), 0, 1e-4))
                    .isTrue();
        }
    }

    @Test
    void beginsWithoutWeightsAndEndsAtAThousandthOfThePenalty() {
        var path = ElasticNet.path(golden.get("x"), golden.get("y"));
        double first = golden.get("penalties").toDoubleArray()[0];
        assertThat(path.penalties().getFirst()).isCloseTo(first, offset(1e-9));
        assertThat(path.penalties().getLast()).isCloseTo(first / 1000, offset(1e-9));
        assertThat(columns(path, 0)).isZero();
        assertThat(columns(path, 1)).isOne();
        assertThat(columns(path, 99)).isGreaterThan(5);
    }

    /// No column goes with the residual by more than the penalty, and those that have a weight by just as much.
    @Test
    void meetsTheConditionsOfTheMinimumAllTheWay() {
        Tensor x = Golden.of("linear/diabetes").get("x");
        Tensor z = x.sub(x.mean(0)).div(x.std(0));
        Tensor y = Golden.of("linear/diabetes").get("y");
        var path = ElasticNet.path(z, y);
        for (int i = 0; i < 100; i++) {
            ElasticNet model = path.models().get(i);
            double penalty = path.penalties().get(i);
            Tensor slopes = z.t().matmul(y.sub(model.predict(z))).div(y.size(0));
            assertThat(slopes.abs().max().item()).isLessThan(penalty * 1.0001 + 1e-3);
            Tensor off = slopes.sub(model.weights().sign().mul(penalty));
            assertThat(off.mul(model.weights().ne(0).toDouble()).abs().max().item())
                    .isLessThan(1e-3);
        }
    }

    private static long columns(RegularisationPath path, int i) {
        return path.models().get(i).weights().countNonzero().itemLong();
    }

    @Test
    void drawsALineForEachColumn() {
        var path = ElasticNet.path(golden.get("x"), golden.get("y"), c -> c.share(0.5));
        List<String> names = IntStream.range(0, 120).mapToObj(j -> "column " + j).toList();
        assertThat(path.chart(names).lines()).hasSize(120);
        assertThatThrownBy(() -> path.chart(List.of("a"))).hasMessageContaining("120 names");
    }

    @Test
    void complainsWhereNoColumnGoesWithTheAnswers() {
        Tensor x = golden.get("x");
        assertThatThrownBy(() -> ElasticNet.path(x, Tensor.ones(x.size(0))))
                .hasMessageContaining("look at y");
    }
}
