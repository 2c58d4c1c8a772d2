package io.tarn.cli;

import io.tarn.auto.media.MediaKind;
import io.tarn.auto.media.MediaPrediction;
import io.tarn.auto.media.MediaPredictor;
import io.tarn.data.DataException;
import io.tarn.data.table.Categories;
import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Predictions for images, sounds or texts, as a table with a row for each file.
final class MediaAnswers {
    private static final int DEEPEST = 16;

    private MediaAnswers() {}

    /// The files that were named, and those of the right kind in folders that were named.
    static List<Path> files(MediaKind kind, List<Path> named) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path each : named) {
            if (!Files.isDirectory(each)) {
                files.add(each);
                continue;
            }
            try (var inside = Files.walk(each, DEEPEST)) {
                inside.filter(Files::isRegularFile)
                        .filter(file -> MediaKind.of(file).filter(kind::equals).isPresent())
                        .sorted()
                        .forEach(files::add);
            }
        }
        if (files.isEmpty()) {
            throw DataException.of("tarn predict", kind.toString(), "none", "look at the folder");
        }
        return files;
    }

    static Table of(MediaPredictor predictor, List<Path> files) {
        List<MediaPrediction> answers = predictor.predict(files);
        List<String> classes = predictor.classes();
        int[] codes = answers.stream().mapToInt(it -> classes.indexOf(it.value())).toArray();
        List<Column> columns = new ArrayList<>();
        columns.add(new Texts("file", files.stream().map(Path::toString).toList()));
        columns.add(new Categories("prediction", codes, classes));
        for (String each : classes) {
            columns.add(
                    new Numbers(
                            "probability of " + each,
                            answers.stream()
                                    .mapToDouble(it -> it.probabilities().getOrDefault(each, 0.0))
                                    .toArray()));
        }
        return Table.of(columns);
    }
}
