package io.tarn.recipes;

import io.tarn.data.DataException;
import io.tarn.data.WholeFile;
import io.tarn.report.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The figures of a recipe that a folder keeps, such as those of a page about a lecture.
public final class KeptFigures {
    private KeptFigures() {}

    /// Draws those that the folder holds anew, or all where it holds none: their files.
    public static List<Path> renew(Page page, Path folder) throws IOException {
        List<Path> kept = in(folder);
        if (kept.isEmpty()) {
            return page.draw(folder);
        }
        Map<String, byte[]> drawn = page.pictures();
        for (Path file : kept) {
            byte[] content = drawn.get(file.getFileName().toString());
            if (content == null) {
                throw DataException.of(
                        "KeptFigures",
                        "a figure of the recipe, one of " + drawn.keySet(),
                        file,
                        "delete it, or call it as one of these");
            }
            WholeFile.write("KeptFigures", file, content);
        }
        return kept;
    }

    private static List<Path> in(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(svg|png)"))
                    .sorted()
                    .toList();
        }
    }
}
