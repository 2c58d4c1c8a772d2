package io.tarn.datasets;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Opens the packed files of a data set into a folder, and checks them on the way.
final class Unpacker {
    private static final int BUFFER = 1 << 16;

    private Unpacker() {}

    /// Writes what `packed` holds into the folder. It is read once, and must have the size and the hash that the catalogue says.
    static void unpack(SourceFile file, InputStream packed, Path folder) throws IOException {
        try (DigestInputStream in = Sha256.stream(packed)) {
            try {
                write(file, in, folder.resolve(file.unpackedName()));
            } catch (ZipException e) {
                throw damaged(file, e, e);
            }
            String sha256 = Sha256.of(in);
            if (!sha256.equals(file.sha256())) {
                throw damaged(file, "SHA-256 " + sha256, null);
            }
        }
    }

    private static void write(SourceFile file, DigestInputStream in, Path target)
            throws IOException {
        if (file.name().endsWith(".gz")) {
            try (InputStream gzip = new GZIPInputStream(in, BUFFER)) {
                Files.copy(gzip, target);
                rest(in);
            }
        } else if (file.name().endsWith(".zip")) {
            try (ZipInputStream zip = new ZipInputStream(in)) {
                unzip(file, zip, target);
                rest(in);
            }
        } else {
            Files.copy(in, target);
        }
    }

    /// Reads what an archive has behind its contents, as the hash counts it too.
    private static void rest(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void unzip(SourceFile file, ZipInputStream zip, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw damaged(file, "a path out of the folder, " + entry.getName(), null);
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.resolve("..").normalize());
                Files.copy(zip, target);
            }
        }
    }

    private static DataException damaged(SourceFile file, Object got, @Nullable Throwable cause) {
        String expected = "the bytes of SHA-256 " + file.sha256();
        String fix = "the file or Tarn's jar is damaged: get it again";
        return cause == null
                ? DataException.of(file.name(), expected, got, fix)
                : DataException.of(file.name(), expected, got, fix, cause);
    }
}
