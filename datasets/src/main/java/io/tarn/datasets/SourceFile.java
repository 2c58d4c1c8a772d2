package io.tarn.datasets;

/// One file of a data set, as its package or Tarn's jar holds it.
///
/// @param name its name, without folders
/// @param inside its path inside the package that it comes from; empty for a shipped file
/// @param bytes its size as it lies there, compressed or not
/// @param sha256 the SHA-256 of those bytes, in hexadecimal
public record SourceFile(String name, String inside, long bytes, String sha256) {
    static final String LICENCE = "LICENSE.txt";
    static final String ORIGIN = "ORIGIN.txt";

    /// Whether it tells about the data and is no part of them.
    boolean isNote() {
        return name.equals(LICENCE) || name.equals(ORIGIN);
    }

    /// The name of what it becomes when it is unpacked: a file, or the folder of an archive.
    String unpackedName() {
        return name.endsWith(".gz") || name.endsWith(".zip")
                ? name.substring(0, name.lastIndexOf('.'))
                : name;
    }
}
