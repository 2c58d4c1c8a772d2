package io.tarn.data.text;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Texts and the class of each.
///
/// @param labels the class of each text, as a place in `classes`; none where nobody knows them
public record Documents(List<String> texts, int[] labels, List<String> classes) {
    public Documents {
        texts = List.copyOf(texts);
        labels = labels.clone();
        classes = List.copyOf(classes);
        checkCount(classes.isEmpty() ? 0 : texts.size(), labels.length);
        for (int label : labels) {
            if (label < 0 || label >= classes.size()) {
                throw DataException.of(
                        "Documents",
                        "labels from 0 to " + (classes.size() - 1),
                        label,
                        "count the classes from 0");
            }
        }
    }

    private static void checkCount(int texts, int labels) {
        if (texts != labels) {
            throw DataException.of(
                    "Documents",
                    "as many labels as texts, " + texts,
                    labels,
                    "give every text one label");
        }
    }

    @Override
    public int[] labels() {
        return labels.clone();
    }

    public int size() {
        return texts.size();
    }

    /// Texts whose classes nobody knows, to predict them.
    public static Documents of(List<String> texts) {
        return new Documents(texts, new int[0], List.of());
    }

    /// Texts with the names of their classes, such as two columns of a table; classes are sorted by name.
    public static Documents of(List<String> texts, List<String> labels) {
        checkCount(texts.size(), labels.size());
        var classes = List.copyOf(new TreeSet<>(labels));
        int[] numbers =
                labels.stream()
                        .mapToInt(label -> Collections.binarySearch(classes, label))
                        .toArray();
        return new Documents(texts, numbers, classes);
    }

    /// The .txt files of a folder that has one folder for each class, in the order of their names; each file is one text.
    public static Documents folder(Path folder) {
        var texts = new ArrayList<String>();
        var labels = new ArrayList<String>();
        for (Path group : inside(folder, 1).stream().filter(Files::isDirectory).toList()) {
            for (Path file : inside(group, Integer.MAX_VALUE)) {
                if (Files.isRegularFile(file)
                        && file.toString().toLowerCase(Locale.ROOT).endsWith(".txt")) {
                    texts.add(TextLines.text(file));
                    labels.add(String.valueOf(group.getFileName()));
                }
            }
        }
        if (texts.isEmpty()) {
            throw DataException.of(
                    "Documents.folder " + folder,
                    "a folder of .txt files for each class",
                    "none",
                    "put the files of each class into a folder with its name");
        }
        return of(texts, labels);
    }

    /// What lies in a folder, in the order of the names, less hidden things and the folder itself.
    private static List<Path> inside(Path folder, int depth) {
        try (var found = Files.walk(folder, depth)) {
            return found.filter(it -> !it.equals(folder))
                    .filter(it -> !String.valueOf(it.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw DataException.unreadable("Documents.folder", folder, e);
        }
    }

    /// These texts only, in this order.
    public Documents select(int... indices) {
        return new Documents(
                IntStream.of(indices).mapToObj(texts::get).toList(),
                classes.isEmpty() ? labels : IntStream.of(indices).map(i -> labels[i]).toArray(),
                classes);
    }
}
