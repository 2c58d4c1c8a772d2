package io.tarn.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

final class TableEncoderTest {
    private static final int ROWS = 200;

    /// A table with a column of every kind.
    private static Table mixed(long seed) {
        var chance = new SplittableRandom(seed);
        int[] all = IntStream.range(0, ROWS).toArray();
        String[] words = {"red", "old", "small", "house", "near", "lake", "forest", "Übung"};
        return Table.of(
                List.of(
                        new Numbers("id", IntStream.range(0, ROWS).asDoubleStream().toArray()),
                        new Numbers(
                                "x",
                                chance.doubles(ROWS).map(v -> v < 0.1 ? Double.NaN : v).toArray()),
                        new Numbers(
                                "tail", chance.doubles(ROWS).map(v -> Math.exp(8 * v)).toArray()),
                        new Categories(
                                "city",
                                Arrays.stream(all).map(i -> chance.nextInt(-1, 4)).toArray(),
                                List.of("a", "b", "c", "d")),
                        new Categories(
                                "sex",
                                Arrays.stream(all).map(i -> i % 3 == 0 ? 1 : 0).toArray(),
                                List.of("female", "male")),
                        new Dates(
                                "day",
                                Arrays.stream(all).mapToLong(i -> i * 86_400_000L * 3).toArray()),
                        new Texts(
                                "note",
                                Arrays.stream(all)
                                        .mapToObj(i ->
                                                words[i % 8]
                                                        + " "
                                                        + words[i % 5]
                                                        + " "
                                                        + words[i % 7]
                                                        + " number "
                                                        + i)
                                        .toList()),
                        new Numbers("same", new double[ROWS]),
                        new Categories(
                                "y",
                                Arrays.stream(all).map(i -> i % 2).toArray(),
                                List.of("no", "yes"))));
    }

    private static float[] column(float[][] rows, int index) {
        float[] column = new float[rows.length];
        for (int row = 0; row < rows.length; row++) {
            column[row] = rows[row][index];
        }
        return column;
    }

    @Test
    void agreesWithScikitLearn() throws URISyntaxException {
        var golden =
                Objects.requireNonNull(getClass().getResource("/golden/table-standardised.csv"));
        Table table = Table.read(Path.of(golden.toURI()));
        String[] features = {
            "z height", "z weight", "colour=blue", "colour=green", "colour=red", "colour=missing"
        };
        TableEncoder encoder = TableEncoder.fit(table.without(features), "");
        List<String> ours =
                List.of(
                        "height",
                        "weight",
                        "colour=blue",
                        "colour=green",
                        "colour=red",
                        "colour is missing");
        assertThat(encoder.wideNames())
                .containsExactlyInAnyOrder(
                        "height",
                        "weight",
                        "weight is missing",
                        "colour=blue",
                        "colour=green",
                        "colour=red",
                        "colour is missing");
        float[][] wide = encoder.wide(table);
        for (int i = 0; i < features.length; i++) {
            double[] wanted = ((Numbers) table.column(features[i])).values();
            float[] found = column(wide, encoder.wideNames().indexOf(ours.get(i)));
            for (int row = 0; row < wanted.length; row++) {
                assertThat((double) found[row]).isCloseTo(wanted[row], within(1e-6));
            }
        }
    }

    @Test
    void leavesOutWhatNamesTheRowOrNeverChanges() {
        TableEncoder encoder = TableEncoder.fit(mixed(1), "y");
        assertThat(encoder.dropped()).containsOnlyKeys("id", "same");
        assertThat(encoder.columns()).containsExactly("x", "tail", "city", "sex", "day", "note");
    }

    @Test
    void wideIsStandardisedAndNeverMissing() {
        TableEncoder encoder = TableEncoder.fit(mixed(1), "y");
        float[][] wide = encoder.wide(mixed(1));
        assertThat(wide[0]).hasSize(encoder.wideNames().size());
        for (float[] row : wide) {
            for (float value : row) {
                assertThat(value).isFinite().isBetween(-10f, 10f);
            }
        }
        for (String name : List.of("x", "tail", "day days", "day month")) {
            float[] values = column(wide, encoder.wideNames().indexOf(name));
            double[] numbers = IntStream.range(0, ROWS).mapToDouble(i -> values[i]).toArray();
            assertThat(Moments.of(numbers).mean()).isCloseTo(0, within(1e-5));
            assertThat(Moments.of(numbers).deviation()).isCloseTo(1, within(1e-5));
            assertThat(Math.abs(Moments.of(numbers).skewness())).isLessThan(1.5);
        }
        assertThat(encoder.wideNames())
                .contains("x is missing", "sex=male", "note:lake", "city is missing");
        assertThat(encoder.wideNames()).doesNotContain("tail is missing", "sex=female", "y=yes");
    }

    @Test
    void rawKeepsNumbersCodesAndMissingValues() {
        Table table = mixed(2);
        TableEncoder encoder = TableEncoder.fit(table, "y");
        float[][] raw = encoder.raw(table);
        float[] x = column(raw, encoder.rawNames().indexOf("x"));
        double[] values = ((Numbers) table.column("x")).values();
        for (int row = 0; row < ROWS; row++) {
            assertThat(Float.floatToIntBits(x[row]))
                    .isEqualTo(Float.floatToIntBits((float) values[row]));
        }
        int city = encoder.rawNames().indexOf("city");
        assertThat(encoder.rawIsCategory()[city]).isTrue();
        assertThat(encoder.rawIsCategory()[encoder.rawNames().indexOf("x")]).isFalse();
        assertThat(encoder.rawIsCategory()).hasSameSizeAs(raw[0]);
        for (int row = 0; row < ROWS; row++) {
            assertThat(Float.isNaN(raw[row][city])).isEqualTo(table.column("city").isMissing(row));
        }
    }

    @Test
    void codesAndNumbersAreTheThirdForm() {
        TableEncoder encoder = TableEncoder.fit(mixed(3), "y");
        assertThat(encoder.codeNames()).containsExactly("city", "sex");
        assertThat(encoder.codeCounts()).containsExactly(6, 4);
        int[][] codes = encoder.codes(mixed(3));
        assertThat(Arrays.stream(codes).mapToInt(row -> row[0]).distinct().sorted())
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(encoder.numbers(mixed(3))[0]).hasSize(encoder.numberNames().size());
        assertThat(encoder.numberNames()).contains("x").doesNotContain("sex=male");
    }

    @Test
    void copesWithNewRowsThatAreOtherwise() {
        TableEncoder encoder = TableEncoder.fit(mixed(4), "y");
        Table fresh =
                Table.of(
                        List.of(
                                new Texts("x", Arrays.asList("1,5", "what", null)),
                                new Texts("city", List.of("a", "Paris", "Rome")),
                                new Numbers("extra", new double[3])));
        assertThat(encoder.notes(fresh))
                .anyMatch(note ->
                        note.contains("city: unknown categories in 2 of 3 rows (2): Paris, Rome"))
                .anyMatch(note ->
                        note.contains("missing columns, for which usual values stand in (4)"))
                .anyMatch(note -> note.contains("unknown columns, which were left out (1): extra"))
                .anyMatch(note -> note.contains("\"what\""));
        float[][] wide = encoder.wide(fresh);
        assertThat(wide).hasDimensions(3, encoder.wideNames().size());
        int x = encoder.rawNames().indexOf("x");
        float[][] raw = encoder.raw(fresh);
        assertThat(raw[0][x]).isEqualTo(1.5f);
        assertThat(raw[1][x]).isNaN();
        assertThat(encoder.codes(fresh)[1][0]).isEqualTo(encoder.codeCounts()[0] - 1);
        assertThat(encoder.notes(mixed(4))).isEmpty();
    }

    @Test
    void knowsTrueInOtherSpellings() {
        var seen = new Texts("b", List.of("TRUE", "FALSE", "perhaps", "TRUE", "FALSE", "perhaps"));
        TableEncoder encoder = TableEncoder.fit(Table.of(List.of(seen)), "", c -> c.rare(1));
        Table fresh =
                Table.of(List.of(new Categories("b", new int[] {1}, List.of("false", "true"))));
        assertThat(encoder.codes(fresh)[0]).isEqualTo(encoder.codes(Table.of(List.of(seen)))[0]);
        assertThat(encoder.notes(fresh)).isEmpty();
    }

    @Test
    void comesBackFromJsonBitForBit() {
        Table table = mixed(5);
        TableEncoder encoder = TableEncoder.fit(table, "y", c -> c.levels(2).words(5));
        var mapper = new ObjectMapper();
        String text = mapper.writeValueAsString(encoder.toJson());
        Map<String, Object> map = mapper.readValue(text, new TypeReference<>() {});
        TableEncoder back = TableEncoder.fromJson(map);
        assertThat(back.wide(mixed(6))).isDeepEqualTo(encoder.wide(mixed(6)));
        assertThat(Arrays.deepEquals(back.raw(mixed(6)), encoder.raw(mixed(6)))).isTrue();
        assertThat(back.codes(mixed(6))).isDeepEqualTo(encoder.codes(mixed(6)));
        assertThat(back.wideNames()).isEqualTo(encoder.wideNames());
        assertThat(back.toJson()).isEqualTo(encoder.toJson());
        map.put("columns", List.of(Map.of("form", "magic")));
        assertThatThrownBy(() -> TableEncoder.fromJson(map))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("magic");
    }

    @Test
    void learnsNothingFromOtherRows() {
        int[] training = IntStream.range(0, 150).toArray();
        Table one = mixed(7);
        double[] changed = ((Numbers) one.column("x")).values().clone();
        changed[180] = 1e9;
        int[] cities = ((Categories) one.column("city")).codes().clone();
        cities[190] = 4;
        Table other =
                one.with(new Numbers("x", changed))
                        .with(new Categories("city", cities, List.of("a", "b", "c", "d", "new")));
        assertThat(TableEncoder.fit(other.rows(training), "y").toJson())
                .isEqualTo(TableEncoder.fit(one.rows(training), "y").toJson());
        assertThat(TableEncoder.fit(other, "y").toJson())
                .isNotEqualTo(TableEncoder.fit(one, "y").toJson());
    }

    @Test
    void theTargetChangesNothing() {
        Table table = mixed(8);
        Table other = table.with(new Numbers("y", new double[ROWS]));
        assertThat(TableEncoder.fit(other, "y").toJson())
                .isEqualTo(TableEncoder.fit(table, "y").toJson());
    }

    @Test
    void putsRareLevelsTogether() {
        int[] codes =
                IntStream.range(0, 300).map(i -> i < 100 ? i % 2 : 2 + (i - 100) / 2).toArray();
        List<String> levels = IntStream.range(0, 102).mapToObj(i -> "l" + i).toList();
        Table table = Table.of(List.of(new Categories("c", codes, levels)));
        TableEncoder encoder = TableEncoder.fit(table, "", c -> c.levels(10).rare(2));
        assertThat(encoder.wideNames())
                .hasSize(12)
                .contains("c=l0", "c=l1", "c is other", "c frequency");
        float[][] wide = encoder.wide(table);
        assertThat(column(wide, encoder.wideNames().indexOf("c is other"))[294]).isEqualTo(1);
        assertThat(column(wide, encoder.wideNames().indexOf("c frequency"))[0]).isEqualTo(1);
        assertThat(column(wide, encoder.wideNames().indexOf("c frequency"))[299])
                .isEqualTo(2 / 50f);
    }
}
