package io.tarn.data.sound;

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
import java.util.stream.Stream;

/// WAV files and the class of each.
///
/// @param labels the class of each file, as a place in `classes`; none where nobody knows them
public record Recordings(List<Path> files, int[] labels, List<String> classes) {
    public Recordings {
        files = List.copyOf(files);
        labels = labels.clone();
        classes = List.copyOf(classes);
        checkCount(files.size(), classes.isEmpty() ? files.size() : labels.length);
        for (int label : labels) {
            if (label < 0 || label >= classes.size()) {
                throw DataException.of(
                        "Recordings",
                        "labels from 0 to " + (classes.size() - 1),
                        label,
                        "count the classes from 0");
            }
        }
    }

    private static void checkCount(int files, int labels) {
        if (files == 0 || files != labels) {
            throw DataException.of(
                    "Recordings",
                    "one file or more, each with a label",
                    files + " files and " + labels + " labels",
                    "give every file one label");
        }
    }

    @Override
    public int[] labels() {
        return labels.clone();
    }

    /// Files whose classes nobody knows, to predict them.
    public static Recordings of(List<Path> files) {
        return new Recordings(files, new int[0], List.of());
    }

    /// Files with the names of their classes, such as two columns of a table; classes are sorted by name.
    public static Recordings of(List<Path> files, List<String> labels) {
        checkCount(files.size(), labels.size());
        var classes = List.copyOf(new TreeSet<>(labels));
        int[] numbers =
                labels.stream()
                        .mapToInt(label -> Collections.binarySearch(classes, label))
                        .toArray();
        return new Recordings(files, numbers, classes);
    }

    /// The .wav files of a folder that has one folder for each class, in the order of their names.
    public static Recordings folder(Path folder) {
        var files = new ArrayList<Path>();
        var labels = new ArrayList<String>();
        for (Path group : sorted(folder, 1).filter(Files::isDirectory).toList()) {
            for (Path file : sorted(group, Integer.MAX_VALUE).filter(Recordings::isWav).toList()) {
                files.add(file);
                labels.add(String.valueOf(group.getFileName()));
            }
        }
        if (files.isEmpty()) {
            throw DataException.of(
                    "Recordings.folder " + folder,
                    "a folder of .wav files for each class",
                    "none",
                    "put the files of each class into a folder with its name");
        }
        return of(files, labels);
    }

    /// What lies in a folder, less hidden things and the folder itself.
    private static Stream<Path> sorted(Path folder, int depth) {
        try (var found = Files.walk(folder, depth)) {
            return found
                    .filter(it -> !it.equals(folder))
                    .filter(it -> !String.valueOf(it.getFileName()).startsWith("."))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            throw DataException.unreadable("Recordings.folder", folder, e);
        }
    }

    private static boolean isWav(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".wav") || name.endsWith(".wave"));
    }

    /// These recordings only, in this order.
    public Recordings select(int... indices) {
        return new Recordings(
                IntStream.of(indices).mapToObj(files::get).toList(),
                classes.isEmpty() ? labels : IntStream.of(indices).map(i -> labels[i]).toArray(),
                classes);
    }

    /// Their features as batches; see [SoundDataset].
    public SoundDataset dataset(SoundFeatures features) {
        return SoundDataset.of(this, features);
    }
}
