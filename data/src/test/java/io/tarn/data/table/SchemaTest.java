package io.tarn.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SchemaTest {
    private static final int ROWS = 100;

    private static Kind kind(String name, IntFunction<String> text) {
        List<String> texts = IntStream.range(0, ROWS).mapToObj(text).toList();
        return Schema.of(Table.of(List.of(new Texts(name, texts)))).kind(name);
    }

    private static Kind numbers(String name, java.util.function.IntToDoubleFunction value) {
        double[] values = IntStream.range(0, ROWS).mapToDouble(value).toArray();
        return Schema.of(Table.of(List.of(new Numbers(name, values)))).kind(name);
    }

    @Test
    void tellsNumbersFromCountersAndCodes() {
        var chance = new SplittableRandom(1);
        assertThat(numbers("price", _ -> chance.nextDouble())).isEqualTo(Kind.NUMERIC);
        assertThat(numbers("class", i -> i % 3 + 1)).isEqualTo(Kind.NUMERIC);
        assertThat(numbers("PassengerId", i -> 500 + 7 * i)).isEqualTo(Kind.ID);
        assertThat(numbers("anything", i -> i + 1)).isEqualTo(Kind.ID);
        assertThat(numbers("anything", i -> 199 - 2 * i)).isEqualTo(Kind.ID);
        assertThat(numbers("year", i -> 1900 + i)).isEqualTo(Kind.NUMERIC);
        assertThat(numbers("zip", i -> 10_000 + i % 9)).isEqualTo(Kind.CATEGORICAL);
        assertThat(numbers("flag", i -> i % 2)).isEqualTo(Kind.BOOLEAN);
        assertThat(numbers("all", _ -> 7)).isEqualTo(Kind.CONSTANT);
        assertThat(numbers("none", _ -> Double.NaN)).isEqualTo(Kind.CONSTANT);
    }

    @Test
    void tellsTextsFromCategoriesAndNames() {
        assertThat(kind("city", i -> "city " + i % 7)).isEqualTo(Kind.CATEGORICAL);
        assertThat(kind("truth", i -> i % 2 == 0 ? "Yes" : "no")).isEqualTo(Kind.BOOLEAN);
        assertThat(kind("review", i -> "I liked number " + i + " very much")).isEqualTo(Kind.TEXT);
        assertThat(kind("uuid", i -> "a" + i * 7919)).isEqualTo(Kind.ID);
        assertThat(kind("ticket", i -> "t" + i / 2 * 31)).isEqualTo(Kind.CATEGORICAL);
        assertThat(kind("same", _ -> "x")).isEqualTo(Kind.CONSTANT);
    }

    @Test
    void knowsCountersInShuffledTrainingRows() {
        List<Integer> shuffled =
                new java.util.ArrayList<>(IntStream.range(0, 1000).boxed().toList());
        Collections.shuffle(shuffled, new java.util.Random(1));
        double[] values = shuffled.stream().limit(600).mapToDouble(i -> i).toArray();
        assertThat(Schema.of(Table.of(List.of(new Numbers("n", values)))).kind("n"))
                .isEqualTo(Kind.ID);
    }

    @Test
    void keepsUniqueNumbersThatAreNoCounter() {
        int[] values = new SplittableRandom(3).ints(0, 100_000).distinct().limit(ROWS).toArray();
        assertThat(numbers("salary", i -> values[i])).isEqualTo(Kind.NUMERIC);
    }

    @Test
    void saysWhy() {
        Table table =
                Table.of(
                        List.of(
                                new Dates("when", new long[] {0, 86_400_000}),
                                new Numbers("n", new double[] {1.5, 2})));
        assertThat(Schema.of(table).why())
                .containsExactly(
                        "when: date, dates from 1970-01-01 to 1970-01-02",
                        "n: numeric, numbers with fractions");
        assertThatThrownBy(() -> Schema.of(table).kind("wen"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("did you mean \"when\"?");
    }
}
