package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The oracle is LightGBM itself, which judges the same rows natively.
final class ForestTest {
    private static final Map<String, Double> SETTINGS =
            Map.of(
                    "learning_rate",
                    0.1,
                    "num_leaves",
                    8.0,
                    "min_data_in_leaf",
                    3.0,
                    "lambda_l2",
                    1.0);

    @ParameterizedTest
    @EnumSource
    void answersAsLightGbmDoes(TaskKind kind) {
        int classes = kind == TaskKind.BINARY ? 2 : 3;
        Problem problem = new Problem(kind, kind.isClassification() ? classes : 1, 5);
        Examples training = Samples.points(300, classes, 1);
        Examples others = Samples.points(200, classes, 2);
        try (var rows = NativeTrees.Rows.of(problem, training);
                var judged = rows.judged(problem, others);
                var trees = new NativeTrees(problem, rows, SETTINGS, 3).judging(judged)) {
            double before = Double.POSITIVE_INFINITY;
            for (int round = 1; round <= 30; round++) {
                assertThat(trees.grow()).isFalse();
                if (round % 10 == 0) {
                    Forest forest = Forest.of(kind, problem.outputs(), trees.text(0), 3);
                    double[][] answers = forest.predict(others.inputs());
                    double loss = Losses.mean(problem, answers, others.y());
                    assertThat(loss).isCloseTo(trees.validationLoss(), within(1e-9));
                    assertThat(loss).isLessThan(before);
                    before = loss;
                }
            }
            Forest whole = Forest.of(kind, problem.outputs(), trees.text(0), 3);
            Forest part = Forest.of(kind, problem.outputs(), trees.text(10), 3);
            assertThat(whole.rounds(10).predict(others.inputs()))
                    .isDeepEqualTo(part.predict(others.inputs()));
        }
    }

    @Test
    void growsTheSameTreesFromTheSameSeed() {
        assertThat(text(4)).isEqualTo(text(4)).isNotEqualTo(text(5));
    }

    private static String text(long seed) {
        Problem problem = new Problem(TaskKind.BINARY, 2, seed);
        try (var rows = NativeTrees.Rows.of(problem, Samples.points(300, 2, 1));
                var trees =
                        new NativeTrees(
                                problem,
                                rows,
                                Map.of("bagging_fraction", 0.5, "bagging_freq", 1.0),
                                seed)) {
            for (int round = 0; round < 5; round++) {
                assertThat(trees.grow()).isFalse();
            }
            return trees.text(0);
        }
    }

    @Test
    void hasABorderAtInfinityWhereOnlyMissingValuesGoRight() {
        String model =
                """
                tree
                Tree=0
                num_leaves=2
                split_feature=0
                threshold=inf
                decision_type=8
                left_child=-1
                right_child=-2
                leaf_value=1.5 -2
                end of trees
                """;
        Forest forest = Forest.of(TaskKind.REGRESSION, 1, model, 1);
        float[][] x = {{1e30f}, {Float.NaN}};
        assertThat(forest.predict(Inputs.of(x, x, false)))
                .isDeepEqualTo(new double[][] {{1.5}, {-2}});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "split_feature=7", // a column that is not there
                "left_child=0", // a walk without end
                "right_child=-9", // a leaf that is not there
                "threshold=x",
                "threshold=1 2",
                "leaf_value=NaN 1",
                "decision_type=1", // a set of categories that is not there
                "is_linear=1",
                "leaf_value="
            })
    void rejectsADamagedModel(String line) {
        String model =
                "tree\nTree=0\nsplit_feature=0\nthreshold=1\ndecision_type=2\nleft_child=-1\nright_child=-2\nleaf_value=1 2\n";
        assertThat(ForestText.read("x", model + "\nend of trees", 2)).hasSize(1);
        assertThatThrownBy(() -> ForestText.read("x", model + line + "\nend of trees", 2))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("train the model again");
    }

    @Test
    void rejectsACutModel() {
        assertThatThrownBy(() -> ForestText.read("model.txt", "tree\nTree=0\nleaf_value=1", 2))
                .hasMessageContaining("model.txt: expected a whole LightGBM model");
    }
}
