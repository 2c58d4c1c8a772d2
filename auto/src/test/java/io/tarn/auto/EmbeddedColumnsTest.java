package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.table.Table;
import io.tarn.data.table.Target;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EmbeddedColumnsTest {
    @Test
    void widthsFollowTheRule() {
        // min(50, ⌈1.6·n^0.56⌉)
        assertThat(EmbeddedColumns.width(4)).isEqualTo(4);
        assertThat(EmbeddedColumns.width(12)).isEqualTo(7);
        assertThat(EmbeddedColumns.width(100)).isEqualTo(22);
        assertThat(EmbeddedColumns.width(10_000)).isEqualTo(50);
    }

    @Test
    void putsTheVectorsOfTheCodesBesideTheNumbers() {
        try (var scope = Scope.open()) {
            var layer = new EmbeddedColumns(2, List.of(4, 12));
            layer.eval();
            Tensor x = Tensor.of(new float[] {0.5f, -1, 3, 0, 7, 8, 1, 11}, 2, 4);
            float[] y = layer.forward(x).toFloatArray();
            assertThat(y).hasSize(2 * layer.outputs());
            float[] first = layer.state().get("vectors.0.weight").toFloatArray();
            float[] second = layer.state().get("vectors.1.weight").toFloatArray();
            assertThat(java.util.Arrays.copyOf(y, 2)).containsExactly(0.5f, -1);
            for (int i = 0; i < 4; i++) {
                assertThat(y[2 + i]).isEqualTo(first[3 * 4 + i]);
            }
            for (int i = 0; i < 7; i++) {
                assertThat(y[13 + 6 + i]).isEqualTo(second[11 * 7 + i]);
            }
        }
    }

    @Test
    void theVectorOfUnknownLevelsLearnsThoughNoRowHasIt() {
        Random.seed(1);
        var layer = new EmbeddedColumns(0, List.of(6));
        float[] before = layer.state().get("vectors.0.weight").toFloatArray();
        Tensor codes = Tensor.of(new float[] {1, 2, 3, 4, 1, 2, 3, 4}, 8, 1);
        var adam = Adam.of(layer.parameters(), c -> c.learningRate(0.1));
        for (int step = 0; step < 120; step++) {
            try (var scope = Scope.open()) {
                adam.zeroGrad();
                layer.forward(codes).sub(3).square().mean().backward();
                adam.step();
            }
        }
        float[] after = layer.state().get("vectors.0.weight").toFloatArray();
        int width = EmbeddedColumns.width(6);
        int unknown = 5 * width;
        assertThat(before[unknown]).isBetween(-1f, 1f);
        assertThat(after[unknown]).isBetween(2f, 4f); // as those that rows have
        assertThat(after[width]).isBetween(2f, 4f);
        assertThat(after[0]).isEqualTo(before[0]); // missing, which is never asked for
    }

    @Test
    void learnsWhatNoWeightedSumOfLevelsCan() {
        Table table = Samples.ratings(1500, 25, 20, 1);
        Aim aim = new Aim(Target.of(table.column("rating")), false);
        int[] seen = IntStream.range(0, 1200).toArray();
        int[] judged = IntStream.range(1200, 1500).toArray();
        double[] y = aim.learned(table.rows(seen).column("rating"));
        Features.Learned learned =
                Features.learn(
                        aim,
                        table.rows(seen),
                        y,
                        IntStream.range(0, 1200).map(i -> i % 5).toArray());
        Table rest = table.rows(judged);
        Examples untouched =
                new Examples(learned.features().of(rest), aim.learned(rest.column("rating")));
        var fold = List.of(new Fold(learned.training(), untouched, judged));
        var problem = new Problem(TaskKind.REGRESSION, 1, 1);
        var shape = new NetworkShape(List.of(32), 0, 0.01);
        Clock clock = Clock.of(Duration.ofSeconds(20));
        double sum =
                new LinearRegression(TaskKind.REGRESSION)
                        .search(problem, fold, clock)
                        .validationLoss();
        double embedded =
                new Networks(shape, NetworkIntake.EMBEDDINGS)
                        .search(problem, fold, clock)
                        .validationLoss();
        assertThat(NetworkIntake.fitting(untouched.inputs())).contains(NetworkIntake.EMBEDDINGS);
        assertThat(embedded).isLessThan(0.25 * sum);
    }
}
