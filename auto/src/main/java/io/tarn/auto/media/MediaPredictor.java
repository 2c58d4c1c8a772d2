package io.tarn.auto.media;

import io.tarn.data.DataException;
import io.tarn.data.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Tells the class of images, sounds or texts with a saved model, from as many threads as one likes.
///
/// ```java
/// var predictor = MediaPredictor.load(Path.of("runs/birds"));
/// var answer = predictor.predict(Path.of("new.jpg"));
/// System.out.println(answer.value() + " " + answer.confidence());
/// ```
public final class MediaPredictor {
    private static final int AT_ONCE = 256;
    private static final String EVALUATE = "MediaPredictor.evaluate";

    private final MediaModel model;
    private final String learner;

    MediaPredictor(MediaModel model, String learner) {
        this.model = model;
        this.learner = learner;
    }

    /// Reads the folder of a run, or its folder `model`. Runs nothing that lies there.
    public static MediaPredictor load(Path folder) {
        return MediaFolder.read(folder);
    }

    /// Whether a folder holds such a model, in which case [#load] is for it.
    public static boolean isModel(Path folder) {
        return MediaFolder.isThere(folder);
    }

    public MediaKind kind() {
        return model.kind();
    }

    /// The names of the classes, in the order of their probabilities.
    public List<String> classes() {
        return model.classes();
    }

    /// What was learned, such as `residual network`.
    public String learner() {
        return learner;
    }

    public MediaPrediction predict(Path file) {
        return predict(List.of(file)).getFirst();
    }

    /// A prediction for each file.
    public List<MediaPrediction> predict(List<Path> files) {
        files.forEach(this::check);
        List<MediaPrediction> predictions = new ArrayList<>();
        for (int from = 0; from < files.size(); from += AT_ONCE) {
            List<Path> some = files.subList(from, Math.min(files.size(), from + AT_ONCE));
            for (double[] row : model.probabilities(model.intake().examples(some))) {
                predictions.add(prediction(row));
            }
        }
        return predictions;
    }

    /// Judges files whose classes are known, as training takes them: a folder for each class or a manifest; where the data set files
    /// aside as test, only these. A pair of IDX files is judged too, and a table of texts.
    ///
    /// What training learned from must not be among them, or the score flatters.
    public MediaEvaluation evaluate(Path data) {
        return evaluate(data, c -> c);
    }

    /// The same with the names of the columns where the data are a table of texts.
    public MediaEvaluation evaluate(Path data, UnaryOperator<MediaColumns> choose) {
        if (kind() == MediaKind.IMAGES && AnsweredPictures.isThere(data)) {
            return evaluation(AnsweredPictures.of(data, EVALUATE));
        }
        if (kind() == MediaKind.TEXT && Files.isRegularFile(data)) {
            Table table = Table.read(data);
            if (!table.names().containsAll(List.of("path", "label"))) {
                return evaluate(table, choose);
            }
        }
        return evaluation(AnsweredFiles.of(data, kind(), EVALUATE));
    }

    /// Judges the rows of a table with a column of texts and a column of their classes.
    public MediaEvaluation evaluate(Table rows, UnaryOperator<MediaColumns> choose) {
        if (kind() != MediaKind.TEXT) {
            throw DataException.of(
                    EVALUATE,
                    kind() + ", which the model learned from",
                    "a table",
                    "give it a folder of %s for each class".formatted(kind()));
        }
        MediaColumns columns = choose.apply(MediaColumns.USUAL);
        return evaluation(AnsweredTexts.of(rows, columns, EVALUATE));
    }

    private MediaEvaluation evaluation(Answered known) {
        return new MediaExaminer(model, known, EVALUATE).evaluation();
    }

    private void check(Path file) {
        if (!Files.isRegularFile(file)) {
            throw DataException.of(
                    "MediaPredictor",
                    "a file for each prediction",
                    (Files.exists(file) ? "a folder, " : "nothing at ") + file,
                    "check the path");
        }
        if (MediaKind.of(file).filter(kind -> kind != model.kind()).isPresent()) {
            throw DataException.of(
                    "MediaPredictor",
                    "files like those it learned from, " + model.kind(),
                    file,
                    "give it %s".formatted(model.kind()));
        }
    }

    private MediaPrediction prediction(double[] row) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int k = 0; k < row.length; k++) {
            probabilities.put(classes().get(k), row[k]);
        }
        return new MediaPrediction(classes().get(Judging.largest(row)), probabilities);
    }

    @Override
    public String toString() {
        return "MediaPredictor(%s, %d classes, %s)".formatted(kind(), classes().size(), learner);
    }
}
