package io.tarn.datasets;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The list of a folder's files and their sizes, kept in the folder itself, by which damage is noticed.
final class Sizes {
    private static final String FILE = ".sizes";

    private Sizes() {}

    /// Writes the list of what is in the folder, a line of size, tab and path for each file.
    static void write(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : Tree.files(folder)) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            lines.add(Files.size(file) + "\t" + path);
        }
        Files.write(folder.resolve(FILE), lines);
    }

    /// Whether the folder has a list, and all files on it have the sizes that it says.
    static boolean hold(Path folder) {
        Path list = folder.resolve(FILE);
        if (!Files.isRegularFile(list)) {
            return false;
        }
        try {
            List<String> lines = Files.readAllLines(list);
            return !lines.isEmpty() && lines.stream().allMatch(line -> holds(folder, line));
        } catch (CharacterCodingException | NoSuchFileException e) {
            return false; // other bytes than were written, or removed just now
        } catch (IOException e) {
            throw unreadable(list, e);
        }
    }

    private static boolean holds(Path folder, String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            return false;
        }
        try {
            Path file = folder.resolve(line.substring(tab + 1));
            return Files.isRegularFile(file)
                    && line.substring(0, tab).equals(Long.toString(Files.size(file)));
        } catch (InvalidPathException | NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static DataException unreadable(Path path, IOException cause) {
        return DataException.of(
                "Datasets", "to read " + path, cause, "check its permissions, or delete it", cause);
    }
}
