package io.tarn.data.image;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A table of images: a CSV file with the columns `path`, `label` and, if it likes, `split`.
///
/// Paths are relative to the folder of the table; those that lead out of it are refused. All splits have the same classes.
public final class Manifest {
    private record Row(Path file, String label, String split) {}

    private final String who;
    private final UnaryOperator<ImageConfig> choose;
    private final List<Row> rows;
    private final List<String> classes;

    private Manifest(String who, UnaryOperator<ImageConfig> choose, List<Row> rows) {
        this.who = who;
        this.choose = choose;
        this.rows = List.copyOf(rows);
        this.classes = List.copyOf(new TreeSet<>(rows.stream().map(Row::label).toList()));
    }

    public static Manifest of(Path file) {
        return of(file, c -> c);
    }

    public static Manifest of(Path file, UnaryOperator<ImageConfig> choose) {
        String who = "Manifest " + file;
        try {
            List<List<String>> lines = Csv.parse(who, Files.readString(file));
            return new Manifest(who, choose, rows(who, file, lines));
        } catch (CharacterCodingException e) {
            throw DataException.of(who, "text in UTF-8", "other bytes", "save it as UTF-8", e);
        } catch (IOException e) {
            throw DataException.unreadable(who, file, e);
        }
    }

    private static List<Row> rows(String who, Path file, List<List<String>> lines)
            throws IOException {
        List<String> names =
                lines.isEmpty()
                        ? List.of()
                        : lines.getFirst().stream()
                                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                                .toList();
        int path = names.indexOf("path");
        int label = names.indexOf("label");
        int split = names.indexOf("split");
        if (path < 0 || label < 0) {
            throw DataException.of(
                    who, "a first line with path and label", names, "name the columns");
        }
        Path folder = file.toAbsolutePath().resolveSibling("").toRealPath();
        var rows = new ArrayList<Row>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> line = lines.get(i);
            String place = who + ", row " + i;
            if (line.size() != names.size() || line.get(label).isBlank()) {
                throw DataException.of(
                        place,
                        names.size() + " cells with a label",
                        line.size() + " cells: " + line,
                        "complete the row or remove it");
            }
            String part = split < 0 ? "" : line.get(split).strip();
            rows.add(new Row(inside(place, folder, line.get(path)), line.get(label).strip(), part));
        }
        return rows;
    }

    /// The file of a path, if it lies in the folder, links followed.
    private static Path inside(String place, Path folder, String path) {
        try {
            Path file = folder.resolve(path.strip()).normalize();
            Path real = Files.exists(file) ? file.toRealPath() : file;
            if (real.startsWith(folder) && !real.equals(folder)) {
                return file;
            }
        } catch (InvalidPathException | IOException e) {
            throw DataException.of(place, "a path", "\"" + path + "\"", "correct it", e);
        }
        throw DataException.of(
                place,
                "a path inside the manifest's folder",
                "\"" + path + "\"",
                "move the image into " + folder);
    }

    /// All rows, whatever their split.
    public Images all() {
        return images(rows, classes);
    }

    /// The rows of one split, such as `train`.
    public Images split(String name) {
        List<Row> chosen = rows.stream().filter(row -> row.split.equals(name)).toList();
        if (chosen.isEmpty()) {
            throw DataException.of(who, "a split of " + splits(), name, "choose one of these");
        }
        return images(chosen, classes);
    }

    /// The names of the splits, sorted; empty without a column `split`.
    public List<String> splits() {
        return rows.stream().map(Row::split).filter(s -> !s.isEmpty()).distinct().sorted().toList();
    }

    /// The labels, sorted: the classes in the order of their numbers.
    public List<String> classes() {
        return classes;
    }

    /// The file of each row, which need not be an image.
    public List<Path> files() {
        return rows.stream().map(Row::file).toList();
    }

    /// The number of the class of each row.
    public int[] labels() {
        return rows.stream()
                .mapToInt(row -> Collections.binarySearch(classes, row.label))
                .toArray();
    }

    /// The split of each row; empty where the table says none.
    public List<String> parts() {
        return rows.stream().map(Row::split).toList();
    }

    private Images images(List<Row> chosen, List<String> names) {
        return Gathering.of(who, choose)
                .images(
                        chosen.stream().map(Row::file).toList(),
                        chosen.stream()
                                .mapToInt(row -> Collections.binarySearch(names, row.label))
                                .toArray(),
                        names);
    }
}
