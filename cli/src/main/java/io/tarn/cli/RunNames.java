package io.tarn.cli;

import java.nio.file.Path;

/// The name of a run, after its data.
final class RunNames {
    private RunNames() {}

    /// `titanic` of `data/titanic.csv.gz`, the folder's name of `.`
    static String of(Path data) {
        Path last = data.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "run" : last.toString();
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
