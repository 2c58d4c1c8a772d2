package io.tarn.datasets;

import java.nio.file.Path;
import java.util.Optional;

/// Shipped data sets in a folder of a test's own.
record Unpacked(Path home) {
    Path path(String name) {
        return new Store(home, Optional.empty()).path(Datasets.named(name));
    }

    /// The only table of a data set, which must have the rows that the catalogue says.
    Csv table(String name) throws java.io.IOException {
        Csv table = Csv.read(path(name));
        if (table.rows().size() != Datasets.named(name).rows()) {
            throw new AssertionError(name + " has " + table.rows().size() + " rows");
        }
        return table;
    }
}
