package io.tarn.datasets;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the catalogue says about a data set.
///
/// @param name the name that [Datasets#path] takes
/// @param description what one example is, and what it is good for
/// @param task the usual task: classification, regression, language, …
/// @param rows the number of examples; of a graph, nodes
/// @param classes the number of classes, 0 where there are none
/// @param licence the licence's name; its text lies beside the data of a shipped set
/// @param origin the package, with its version, that the data come from
/// @param shipped whether the data are in Tarn's jar; others are fetched or added
/// @param files what the jar or the package holds
public record Entry(
        String name,
        String description,
        String task,
        int rows,
        int classes,
        String licence,
        String origin,
        boolean shipped,
        List<SourceFile> files) {
    private static final int SHORT = 12; // letters of a hash that tell versions apart

    public Entry {
        files = List.copyOf(files);
    }

    /// The size of all files, as they are packed.
    public long bytes() {
        return files.stream().mapToLong(SourceFile::bytes).sum();
    }

    /// The files that are data, without licence and origin.
    List<SourceFile> data() {
        return files.stream().filter(file -> !file.isNote()).toList();
    }

    /// The folder's name in the cache: other content is another folder.
    String folderName() {
        StringBuilder hashes = new StringBuilder();
        files.forEach(file -> hashes.append(file.name()).append(file.sha256()));
        byte[] all = hashes.toString().getBytes(StandardCharsets.UTF_8);
        return name + "-" + Sha256.of(all).substring(0, SHORT);
    }
}
