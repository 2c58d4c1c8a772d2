package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import io.tarn.data.table.Categories;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluationTest {
    @TempDir private Path folder;

    private Predictor trained(Table table, String target) {
        AutoTrain.of(table, target, c -> c.budget(Duration.ofMillis(1)).out(folder)).run();
        return Predictor.load(folder);
    }

    @Test
    void agreesWithCountingThePredictionsThatAreRight() {
        Predictor predictor = trained(Samples.flowers(90, 1), "kind");
        Table fresh = Samples.flowers(60, 2);
        Evaluation evaluation = predictor.evaluate(fresh);
        var predicted = predictor.predict(fresh).column("prediction");
        int right = 0;
        for (int row = 0; row < 60; row++) {
            right += predicted.text(row).equals(fresh.column("kind").text(row)) ? 1 : 0;
        }
        assertThat(evaluation.rows()).isEqualTo(60);
        assertThat(evaluation.score().name()).isEqualTo("accuracy");
        assertThat(evaluation.score().value()).isEqualTo(right / 60.0);
        assertThat(evaluation.notes()).isEmpty();
        int[][] confusion = ((Outcome.ClassErrors) evaluation.errors()).confusion();
        assertThat(confusion[0][0] + confusion[1][1] + confusion[2][2]).isEqualTo(right);
    }

    @Test
    void countsAClassThatTrainingNeverSawAsWrongAndLeavesRowsWithoutAnswerOut() {
        Predictor predictor = trained(Samples.flowers(90, 1), "kind");
        Table fresh = Samples.flowers(4, 2);
        int[] codes = {0, 1, 3, -1};
        var answers = new Categories("kind", codes, List.of("rose", "lily", "iris", "oak"));
        Evaluation evaluation = predictor.evaluate(fresh.with(answers));
        assertThat(evaluation.rows()).isEqualTo(3);
        assertThat(evaluation.score().value()).isLessThanOrEqualTo(2.0 / 3);
        assertThat(evaluation.notes())
                .contains(
                        "1 rows have no answer and were left out",
                        "1 rows have a class that training never saw, such as \"oak\"; they count as wrong");
    }

    @Test
    void agreesWithTheErrorOfThePredictedNumbers() {
        Predictor predictor = trained(Samples.houses(120, 1), "price");
        Table fresh = Samples.houses(40, 2);
        Evaluation evaluation = predictor.evaluate(fresh);
        double[] predicted = ((Numbers) predictor.predict(fresh).column("prediction")).values();
        double[] actual = ((Numbers) fresh.column("price")).values();
        double sum = 0;
        for (int row = 0; row < 40; row++) {
            sum += Math.abs(predicted[row] - actual[row]);
        }
        Score error = evaluation.scores().getLast();
        assertThat(error.name()).isEqualTo("MAE");
        assertThat(error.value()).isCloseTo(sum / 40, within(1e-9));
        assertThat(evaluation.score().low()).isLessThan(evaluation.score().value());
    }

    @Test
    void needsTheAnswers() {
        Predictor predictor = trained(Samples.houses(120, 1), "price");
        Table fresh = Samples.houses(10, 2);
        assertThatThrownBy(() -> predictor.evaluate(fresh.without("price")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("price");
        assertThatThrownBy(() ->
                        predictor.evaluate(fresh.with(Samples.constant("price", 10, Double.NaN))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("rows with a number in price, got none among 10");
    }
}
