package io.tarn.auto;

import io.tarn.data.DataException;
import io.tarn.data.table.Categories;
import io.tarn.data.table.Column;
import io.tarn.data.table.Kind;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Predicts with a saved model, from as many threads as one likes.
///
/// ```java
/// var predictor = Predictor.load(Path.of("runs/titanic"));
/// var answer = predictor.predict(Map.of("sex", "female", "age", 29, "class", 1));
/// System.out.println(answer.value() + " " + answer.probabilities());
/// ```
///
/// Missing columns count as missing values and unknown categories as such; [#notes] tells how many there were.
public final class Predictor {
    private final Aim aim;
    private final Features features;
    private final Map<String, Kind> kinds;
    private final Model model;
    private final String learner;
    private final double margin;

    Predictor(
            Aim aim,
            Features features,
            Map<String, Kind> kinds,
            Model model,
            String learner,
            double margin) {
        this.aim = aim;
        this.features = features;
        this.kinds = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        this.model = model;
        this.learner = learner;
        this.margin = margin;
    }

    /// Reads the folder of a run, or its folder `model`. Runs nothing that lies there.
    public static Predictor load(Path folder) {
        return PipelineReader.read(folder);
    }

    public TaskKind kind() {
        return aim.kind();
    }

    /// The name of the column that is predicted.
    public String target() {
        return aim.target().name();
    }

    /// The names of the classes, in the order of their probabilities; empty for numbers.
    public List<String> classes() {
        return kind().isClassification() ? aim.target().levels() : List.of();
    }

    /// The columns that it was trained with, and what they mean.
    public Map<String, Kind> columns() {
        return kinds;
    }

    /// How dates and numbers were written in the training file: `Table.read(file, c -> c.formats(predictor.formats()))`.
    public Map<String, String> formats() {
        return features.encoder().formats();
    }

    /// What was learned, such as `boosted trees`.
    public String learner() {
        return learner;
    }

    /// A row for each row: `prediction`, and `probability of …` for each class, or `low` and `high` with nine of ten inside.
    public Table predict(Table rows) {
        double[][] answers = answers(rows);
        List<Column> columns = new ArrayList<>();
        if (kind().isClassification()) {
            int[] codes = Arrays.stream(answers).mapToInt(Classes::largest).toArray();
            columns.add(new Categories("prediction", codes, classes()));
            for (int k = 0; k < classes().size(); k++) {
                int own = k;
                columns.add(
                        numbers("probability of " + classes().get(k), answers, row -> row[own]));
            }
        } else {
            columns.add(numbers("prediction", answers, row -> aim.restored(row[0])));
            columns.add(numbers("low", answers, row -> aim.restored(row[0] - margin)));
            columns.add(numbers("high", answers, row -> aim.restored(row[0] + margin)));
        }
        return Table.of(columns);
    }

    /// What is odd about rows: unknown categories, missing and extra columns, a line each.
    public List<String> notes(Table rows) {
        return features.encoder().notes(rows.without(target()));
    }

    /// Predicts one row, given as values by the names of the columns.
    public Prediction predict(Map<String, ?> row) {
        Table table = RowTable.of(kinds, row);
        double[] answer = answers(table)[0];
        if (!kind().isClassification()) {
            return new Prediction(
                    Score.text(aim.restored(answer[0])),
                    aim.restored(answer[0]),
                    Map.of(),
                    aim.restored(answer[0] - margin),
                    aim.restored(answer[0] + margin));
        }
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int k = 0; k < answer.length; k++) {
            probabilities.put(classes().get(k), answer[k]);
        }
        int best = Classes.largest(answer);
        return new Prediction(classes().get(best), best, probabilities, Double.NaN, Double.NaN);
    }

    /// Judges rows whose answers are known. What training learned from must not be among them, or the score flatters.
    public Evaluation evaluate(Table rows) {
        return new Examiner(this, aim).judge(rows);
    }

    /// As they are learned: probabilities, or a number or its logarithm.
    double[][] answers(Table rows) {
        Table known = RowTable.checked(kinds, rows.without(target()));
        if (rows.rows() == 0) {
            throw DataException.of(
                    "Predictor.predict", "at least one row", "none", "look at the file");
        }
        return model.predict(features.of(known));
    }

    private static Numbers numbers(
            String name, double[][] answers, java.util.function.ToDoubleFunction<double[]> part) {
        return new Numbers(name, Arrays.stream(answers).mapToDouble(part).toArray());
    }

    @Override
    public String toString() {
        return "Predictor(%s of %s by %s)".formatted(kind(), target(), learner);
    }
}
