package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.data.table.Categories;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AutoTrainTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    @Test
    void tellsFlowersApartAndSaysHow() {
        List<AutoEvent> events = new ArrayList<>();
        Outcome outcome =
                AutoTrain.of(
                                Samples.flowers(300, 1),
                                "kind",
                                c -> c.seed(7).budget(SHORT).listener(events::add))
                        .run();
        assertThat(outcome.kind()).isEqualTo(TaskKind.MULTI_CLASS);
        assertThat(outcome.trainingRows() + outcome.testRows()).isEqualTo(300);
        assertThat(outcome.testRows()).isEqualTo(60);
        // with 1.5 between the means and a deviation of 0.4, length alone tells 93% apart
        assertThat(outcome.score().value()).isGreaterThan(0.9);
        assertThat(outcome.score().value()).isGreaterThan(outcome.baselineTest().high());
        assertThat(outcome.candidates())
                .extracting(Candidate::name)
                .startsWith("majority", "softmax regression", "linear SVM", "boosted trees");
        assertThat(outcome.importances().getFirst().column()).isEqualTo("length");
        assertThat(((Outcome.ClassErrors) outcome.errors()).confusion()).hasDimensions(3, 3);
        assertThat(outcome.words().getFirst()).contains("kind", outcome.chosen().name());
        assertThat(events.getFirst()).isInstanceOf(AutoEvent.Began.class);
        assertThat(events.getLast()).isInstanceOf(AutoEvent.Tested.class);
        assertThat(AutoReport.page(outcome).html()).contains("Predicting kind", "boosted trees");
    }

    @Test
    void predictsPricesAsWellAsTheNoiseAllows() {
        Outcome outcome = AutoTrain.of(Samples.houses(300, 2), "price", c -> c.budget(SHORT)).run();
        assertThat(outcome.kind()).isEqualTo(TaskKind.REGRESSION);
        assertThat(outcome.test()).extracting(Score::name).containsExactly("R²", "RMSE", "MAE");
        assertThat(outcome.test().get(1).value()).isBetween(7.0, 13.0); // the noise is 10
        assertThat(outcome.errors()).isInstanceOf(Outcome.NumberErrors.class);
        assertThat(AutoReport.page(outcome).html()).contains("Predicting price");
    }

    @Test
    void livesWithColumnsThatHoldNothing() {
        double[] missing = new double[60];
        Arrays.fill(missing, Double.NaN);
        Table table =
                Samples.flowers(60, 3)
                        .with(Samples.constant("same", 60, 5))
                        .with(new Numbers("nothing", missing));
        Outcome outcome = AutoTrain.of(table, "kind", c -> c.budget(SHORT)).run();
        assertThat(outcome.score().value()).isGreaterThan(0.6);
        Table empty = Table.of(List.of(table.column("same"), table.column("kind")));
        Outcome idle = AutoTrain.of(empty, "kind", c -> c.budget(SHORT)).run();
        assertThat(idle.chosen().name()).isEqualTo("majority");
        assertThat(idle.notes()).anyMatch(note -> note.contains("no column has anything"));
    }

    @Test
    void leavesRowsWithoutATargetOut() {
        Table table = Samples.houses(80, 4);
        double[] some = ((Numbers) table.column("price")).values().clone();
        Arrays.fill(some, 0, 20, Double.NaN);
        Table holed = table.with(new Numbers("price", some));
        Outcome outcome = AutoTrain.of(holed, "price", c -> c.budget(SHORT)).run();
        assertThat(outcome.trainingRows() + outcome.testRows()).isEqualTo(60);
        assertThat(outcome.notes()).contains("20 rows without a value in price were left out");
    }

    @Test
    void givesTheSameForTheSameSeed() {
        Table table = Samples.flowers(60, 5);
        var first = AutoTrain.of(table, "kind", c -> c.seed(3).budget(Duration.ofMinutes(5))).run();
        var second =
                AutoTrain.of(table, "kind", c -> c.seed(3).budget(Duration.ofMinutes(5))).run();
        assertThat(second.test()).isEqualTo(first.test());
        assertThat(second.importances()).isEqualTo(first.importances());
        assertThat(second.candidates())
                .extracting(Candidate::validationLoss)
                .isEqualTo(first.candidates().stream().map(Candidate::validationLoss).toList());
    }

    @Test
    void rejectsTablesFromWhichNothingCanBeLearned() {
        Table two = Samples.flowers(60, 1).rows(0, 1);
        assertThatThrownBy(() -> AutoTrain.of(two, "kind").run())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected at least 10 rows with a value in kind, got 2");
        Table single =
                Samples.flowers(60, 1).with(new Categories("kind", new int[60], List.of("rose")));
        assertThatThrownBy(() -> AutoTrain.of(single, "kind").run())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("two different values");
        assertThatThrownBy(() -> AutoTrain.of(two, "kimd"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("did you mean \"kind\"?");
        assertThatThrownBy(() -> AutoTrain.of(two, "kind", c -> c.budget(Duration.ZERO)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a budget above 0");
    }
}
