package io.tarn.classic;

import io.tarn.data.table.Categories;
import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.TableEncoder;
import io.tarn.data.table.Target;
import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A model of a column of a table, learned from the other columns: names, categories, dates and missing values as they are.
///
/// [TableEncoder] makes numbers of the rows, standardised and in ways learned from the training rows; [Target] numbers the classes. New rows
/// may lack columns or hold unknown categories; [#notes] tells.
public final class TableModel<M extends Model> implements Model {
    public static final String TYPE = "table-model";

    private static final String WHO = "TableModel";
    private static final String INNER = "model.";

    private final TableEncoder encoder;
    private final Target target;
    private final M model;

    private TableModel(TableEncoder encoder, Target target, M model) {
        Class<?> wanted = target.isClassification() ? Classifier.class : Regressor.class;
        if (!wanted.isInstance(model)) {
            throw TensorException.of(
                    WHO,
                    "a %s, for \"%s\" is %s"
                            .formatted(wanted.getSimpleName(), target.name(), target.why()),
                    model.getClass().getSimpleName(),
                    "learn another model, or say c -> c.goal(…)");
        }
        this.encoder = encoder;
        this.target = target;
        this.model = model;
    }

    /// Learns from the rows whose target is known.
    ///
    /// @param target the column to predict
    /// @param learner such as `LogisticRegression::fit`
    public static <M extends Model> TableModel<M> fit(
            Table table, String target, Learner<M> learner) {
        return fit(table, target, learner, c -> c);
    }

    /// @param choose whether the target is a class or a number, where the column does not tell
    public static <M extends Model> TableModel<M> fit(
            Table table, String target, Learner<M> learner, UnaryOperator<Target.Config> choose) {
        Target asked = Target.of(table.column(target), choose);
        Table rows = table.rows(asked.known(table.column(target)));
        TableEncoder encoder = TableEncoder.fit(rows, target);
        if (encoder.wideNames().isEmpty()) {
            throw TensorException.of(
                    WHO, "a column to learn from", encoder.dropped(), "add columns that change");
        }
        try (var scope = Scope.open()) {
            Tensor x = Tensor.of(encoder.wide(rows)).toDouble(); // [rows, features]
            Column answers = rows.column(target);
            Tensor y =
                    asked.isClassification()
                            ? Tensor.of(asked.classes(answers), rows.rows()).to(DType.INT64)
                            : Tensor.of(asked.learned(answers), rows.rows());
            return new TableModel<>(encoder, asked, learner.fit(x, y));
        }
    }

    /// What was learned from the features alone.
    public M model() {
        return model;
    }

    /// What the columns of the model are called.
    public List<String> features() {
        return encoder.wideNames();
    }

    /// The classes, in the order of the model's; empty for numbers.
    public List<String> classes() {
        return target.levels();
    }

    /// What these rows have that training rows had not; empty when all is well.
    public List<String> notes(Table table) {
        return encoder.notes(table);
    }

    /// The target of each row, as a column of its name: classes or numbers.
    public Column predict(Table table) {
        try (var scope = Scope.open()) {
            if (model instanceof Classifier classifier) {
                long[] classes = classifier.predict(x(table)).toLongArray();
                int[] codes = Arrays.stream(classes).mapToInt(Math::toIntExact).toArray();
                return new Categories(target.name(), codes, classes());
            }
            Tensor learned = ((Regressor) model).predict(x(table));
            return new Numbers(
                    target.name(),
                    Arrays.stream(learned.toDoubleArray()).map(target::restored).toArray());
        }
    }

    /// p(class | row), `[rows, classes]`, where the model is [Probabilistic].
    public Tensor probabilities(Table table) {
        if (model instanceof Probabilistic probabilistic) {
            return probabilistic.probabilities(x(table));
        }
        throw TensorException.of(
                WHO, "a model of probabilities", model, "LogisticRegression and others are");
    }

    /// The share of rows whose class is right, among those where it is known.
    public double accuracy(Table table) {
        if (!target.isClassification()) {
            throw TensorException.of(WHO, "classes", target.why(), "error(table) is for numbers");
        }
        Table known = known(table);
        int[] truth = target.classes(known.column(target.name()));
        int[] said = ((Categories) predict(known)).codes();
        return IntStream.range(0, truth.length).filter(i -> truth[i] == said[i]).count()
                / (double) truth.length;
    }

    /// The root of the mean squared error, over the rows where the number is known.
    public double error(Table table) {
        if (target.isClassification()) {
            throw TensorException.of(
                    WHO, "numbers", target.why(), "accuracy(table) is for classes");
        }
        Table known = known(table);
        double[] truth = target.values(known.column(target.name()));
        double[] said = ((Numbers) predict(known)).values();
        return Math.sqrt(
                IntStream.range(0, truth.length)
                        .mapToDouble(i -> (said[i] - truth[i]) * (said[i] - truth[i]))
                        .average()
                        .orElseThrow());
    }

    /// The rows whose target is known, one or more.
    private Table known(Table table) {
        Table known = table.rows(target.known(table.column(target.name())));
        if (known.rows() == 0) {
            throw TensorException.of(
                    WHO,
                    "a row whose \"%s\" is known".formatted(target.name()),
                    "none",
                    "predict(table) needs no answers");
        }
        return known;
    }

    private Tensor x(Table table) {
        if (table.rows() == 0) {
            return Tensor.zeros(0, features().size()).toDouble();
        }
        return Tensor.of(encoder.wide(table)).toDouble();
    }

    @Override
    public Saved saved() {
        Saved inner = model.saved();
        Map<String, Tensor> tensors = new HashMap<>();
        inner.tensors().forEach((name, tensor) -> tensors.put(INNER + name, tensor));
        Map<String, Object> settings =
                Map.of(
                        "target", target.toJson(),
                        "encoder", encoder.toJson(),
                        "model", inner.type(),
                        "settings", inner.settings());
        return Saved.of(TYPE, settings, tensors);
    }

    public static TableModel<Model> restore(Saved saved) {
        Kinds.Reader reader = Kinds.READERS.get(saved.text("model"));
        if (reader == null) {
            throw TensorException.of(
                    WHO,
                    "a known model",
                    saved.text("model"),
                    "the file is damaged; save the model again");
        }
        Map<String, Tensor> tensors = new HashMap<>();
        saved.tensors()
                .forEach((name, tensor) -> {
                    if (name.startsWith(INNER)) {
                        tensors.put(name.substring(INNER.length()), tensor);
                    }
                });
        return new TableModel<>(
                TableEncoder.fromJson(map(saved, "encoder")),
                Target.fromJson(map(saved, "target")),
                reader.read(Saved.of(saved.text("model"), map(saved, "settings"), tensors)));
    }

    private static Map<String, Object> map(Saved saved, String name) {
        if (saved.settings().get(name) instanceof Map<?, ?> found) {
            Map<String, Object> map = new HashMap<>();
            found.forEach((key, value) -> map.put(String.valueOf(key), value));
            return map;
        }
        throw TensorException.of(
                WHO, "a map " + name, "none", "the file is damaged; save the model again");
    }

    @Override
    public String toString() {
        return "TableModel(%s from %d columns: %s)"
                .formatted(target.name(), encoder.columns().size(), model);
    }
}
