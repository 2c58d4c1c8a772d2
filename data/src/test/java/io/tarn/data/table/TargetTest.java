package io.tarn.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TargetTest {
    private static Numbers numbers(int rows, IntToDoubleFunction value) {
        return new Numbers("y", IntStream.range(0, rows).mapToDouble(value).toArray());
    }

    @Test
    void textsAreClasses() {
        var column = new Texts("y", Arrays.asList("b", "a", null, "b", "a", "b"));
        Target target = Target.of(column);
        assertThat(target.isClassification()).isTrue();
        assertThat(target.levels()).containsExactly("a", "b");
        assertThat(target.classes(column)).containsExactly(1, 0, -1, 1, 0, 1);
        assertThat(target.known(column)).containsExactly(0, 1, 3, 4, 5);
        assertThat(target.strata(column)).isEqualTo(target.classes(column));
        assertThat(target.notes()).anyMatch(note -> note.startsWith("1 rows without a target"));
        assertThat(target.why()).isEqualTo("a classification, because it holds 2 different texts");
        assertThat(target.classes(new Texts("y", List.of("z")))).containsExactly(-1);
    }

    @Test
    void fewWholeNumbersFromNullOrOneAreClasses() {
        assertThat(Target.of(numbers(150, i -> i % 3)).levels()).containsExactly("0", "1", "2");
        assertThat(Target.of(numbers(150, i -> i % 10 + 1)).levels().getLast()).isEqualTo("10");
        assertThat(Target.of(numbers(150, i -> i % 2 == 0 ? -1 : 1)).levels())
                .containsExactly("-1", "1");
        assertThat(Target.of(numbers(150, i -> 3 + i % 6)).isClassification()).isFalse();
        assertThat(Target.of(numbers(150, i -> i % 30)).isClassification()).isFalse();
        assertThat(Target.of(numbers(150, i -> i / 3.0)).isClassification()).isFalse();
    }

    @Test
    void theGoalCanBeChosen() {
        Numbers column = numbers(150, i -> i % 3);
        Target target = Target.of(column, c -> c.goal(Target.Goal.REGRESSION));
        assertThat(target.isClassification()).isFalse();
        assertThat(target.why()).contains("asked for");
        assertThat(target.strata(column)).containsOnly(0, 3, 6);
    }

    @Test
    void longTailsAreLearnedAsLogarithms() {
        Target plain = Target.of(numbers(500, i -> i + 0.5));
        assertThat(plain.isLog()).isFalse();
        Numbers prices = numbers(500, i -> Math.exp(i / 60.0));
        Target target = Target.of(prices);
        assertThat(target.isLog()).isTrue();
        assertThat(target.learned(prices)[60]).isCloseTo(1, within(1e-12));
        assertThat(target.restored(target.learned(prices)[400]))
                .isCloseTo(prices.values()[400], within(1e-6));
    }

    @Test
    void theLogarithmIsDecidedOnTrainingRows() {
        Numbers column = numbers(600, i -> i < 500 ? 100 + i % 50 + 0.5 : Math.exp(i / 20.0));
        int[] training = IntStream.range(0, 500).toArray();
        assertThat(Target.of(column).isLog()).isTrue();
        assertThat(Target.of(column, c -> c.trainingRows(training)).isLog()).isFalse();
    }

    @Test
    void comesBackFromJson() {
        Numbers column = numbers(500, i -> Math.exp(i / 60.0));
        Target target = Target.of(column);
        Target back = Target.fromJson(target.toJson());
        assertThat(back.learned(column)).isEqualTo(target.learned(column));
        assertThat(back.toJson()).isEqualTo(target.toJson());
        assertThatThrownBy(() -> Target.fromJson(java.util.Map.of("name", "y", "goal", "x")))
                .isInstanceOf(DataException.class);
    }

    @Test
    void rejectsWhatCannotBeLearned() {
        assertThatThrownBy(() -> Target.of(numbers(10, _ -> 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"1\" in every row");
        assertThatThrownBy(() -> Target.of(numbers(10, _ -> Double.NaN)))
                .isInstanceOf(DataException.class);
        List<String> names = IntStream.range(0, 50).mapToObj(i -> "name " + i).toList();
        assertThatThrownBy(() -> Target.of(new Texts("y", names)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("50 different values in 50 rows");
        assertThatThrownBy(() -> Target.of(new Dates("y", new long[] {1, 2})))
                .isInstanceOf(DataException.class);
    }
}
