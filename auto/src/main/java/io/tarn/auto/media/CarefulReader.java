package io.tarn.auto.media;

import io.tarn.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Has a model tell the classes of files of which some may be unreadable: all at once, and one by one where that fails.
record CarefulReader(MediaModel model) {
    /// What came of a file.
    sealed interface Told {
        /// Of the model's classes.
        record Probabilities(double[] values) implements Told {}

        /// Why it could not be read.
        record Complaint(String reason) implements Told {}
    }

    /// An answer or a complaint for each file.
    List<Told> told(List<Path> files) {
        List<Optional<String>> complaints =
                model.kind() == MediaKind.IMAGES // whose check takes as long as reading them
                        ? files.stream().map(_ -> Optional.<String>empty()).toList()
                        : complaints(files);
        try {
            return together(files, complaints);
        } catch (DataException e) {
            return oneByOne(files, complaints(files));
        }
    }

    private List<Optional<String>> complaints(List<Path> files) {
        return files.parallelStream()
                .map(file -> Readable.complaint(model.kind(), file).map(CarefulReader::line))
                .toList();
    }

    private List<Told> together(List<Path> files, List<Optional<String>> complaints) {
        List<Path> good =
                IntStream.range(0, files.size())
                        .filter(i -> complaints.get(i).isEmpty())
                        .mapToObj(files::get)
                        .collect(Collectors.toList());
        double[][] answers =
                good.isEmpty()
                        ? new double[0][]
                        : model.probabilities(model.intake().examples(good));
        List<Told> told = new ArrayList<>();
        int at = 0;
        for (Optional<String> complaint : complaints) {
            told.add(
                    complaint.isPresent()
                            ? new Told.Complaint(complaint.get())
                            : new Told.Probabilities(answers[at++]));
        }
        return told;
    }

    private List<Told> oneByOne(List<Path> files, List<Optional<String>> complaints) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            try {
                told.addAll(together(List.of(files.get(i)), List.of(complaints.get(i))));
            } catch (DataException e) {
                told.add(new Told.Complaint(line(e)));
            }
        }
        return told;
    }

    private static String line(DataException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
