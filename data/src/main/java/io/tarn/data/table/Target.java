package io.tarn.data.table;

import io.tarn.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The column to predict: a class, or a number that may be learned as a logarithm.
public final class Target {
    /// What is asked.
    public enum Goal {
        CLASSIFICATION,
        REGRESSION
    }

    /// How the question is chosen.
    ///
    /// @param goal empty decides by the column
    /// @param trainingRows the rows from which a logarithm is decided; empty takes all
    public record Config(Optional<Goal> goal, List<Integer> trainingRows) {
        public Config {
            trainingRows = List.copyOf(trainingRows);
        }

        public Config goal(Goal chosen) {
            return new Config(Optional.of(chosen), trainingRows);
        }

        public Config trainingRows(int... rows) {
            return new Config(goal, Arrays.stream(rows).boxed().toList());
        }
    }

    private final String name;
    private final TargetFinder.Finding finding;

    private Target(String name, TargetFinder.Finding finding) {
        this.name = name;
        this.finding = finding;
    }

    public static Target of(Column column) {
        return of(column, c -> c);
    }

    /// Takes the classes from all rows, which gives nothing away, and what is learned from the training rows.
    public static Target of(Column column, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(Optional.empty(), List.of()));
        return new Target(column.name(), TargetFinder.of(column, config));
    }

    public String name() {
        return name;
    }

    public Goal goal() {
        return finding.goal();
    }

    public boolean isClassification() {
        return goal() == Goal.CLASSIFICATION;
    }

    /// The classes, numbers in their order and texts in the alphabet's; empty for a regression.
    public List<String> levels() {
        return finding.levels();
    }

    /// Why this question was chosen, in a sentence.
    public String why() {
        return finding.why();
    }

    /// What had to be left out or changed.
    public List<String> notes() {
        return finding.notes();
    }

    /// Whether a regression learns ln(y) or ln(1 + y).
    public boolean isLog() {
        return finding.log() != TargetLog.NONE;
    }

    /// The rows whose target is known.
    public int[] known(Column column) {
        if (isClassification()) {
            int[] classes = classes(column);
            return IntStream.range(0, classes.length).filter(row -> classes[row] >= 0).toArray();
        }
        double[] values = values(column);
        return IntStream.range(0, values.length)
                .filter(row -> !Double.isNaN(values[row]))
                .toArray();
    }

    /// The class of each row; -1 where it is missing or unknown.
    public int[] classes(Column column) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        levels().forEach(level -> codes.put(level, codes.size()));
        int[] classes = new int[column.size()];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = column.isMissing(row) ? -1 : codes.getOrDefault(column.text(row), -1);
        }
        return classes;
    }

    /// The number of each row as the table has it; NaN where it is missing.
    public double[] values(Column column) {
        return Cells.numbers(column);
    }

    /// The number to learn of each row: the logarithm where [#isLog].
    public double[] learned(Column column) {
        return Arrays.stream(values(column)).map(finding.log()::of).toArray();
    }

    /// Brings a learned or predicted number back to the table's.
    public double restored(double learned) {
        return finding.log().back(learned);
    }

    /// A label for each row by which a split can keep shares alike: its class, or a tenth of the numbers; -1 where it is missing.
    public int[] strata(Column column) {
        if (isClassification()) {
            return classes(column);
        }
        return Bins.of(values(column), 10);
    }

    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("goal", goal().name());
        json.put("levels", levels());
        json.put("log", finding.log().name());
        json.put("why", why());
        json.put("notes", notes());
        return json;
    }

    public static Target fromJson(Map<String, ?> map) {
        Json json = new Json(map);
        return new Target(
                json.text("name"),
                new TargetFinder.Finding(
                        named(Goal.values(), json, "goal"),
                        json.texts("levels"),
                        named(TargetLog.values(), json, "log"),
                        json.text("why"),
                        new ArrayList<>(json.texts("notes"))));
    }

    private static <E extends Enum<E>> E named(E[] values, Json json, String key) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(json.text(key)))
                .findFirst()
                .orElseThrow(() -> json.wrong(key, "one of " + Arrays.toString(values)));
    }

    /// Says what a column cannot be learned for.
    static DataException unfit(Column column, String expected, String got, String fix) {
        return DataException.of("target \"" + column.name() + "\"", expected, got, fix);
    }
}
