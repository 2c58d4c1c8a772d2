package io.tarn.datasets;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The packed files of a data set that is not shipped, each the right one, until all are there.
record Waiting(Entry entry, Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final int BUFFER = 1 << 16;

    Path file(SourceFile file) {
        return folder.resolve(file.name());
    }

    List<SourceFile> missing() {
        return entry.files().stream()
                .filter(file -> file(file).toFile().length() != file.bytes())
                .toList();
    }

    /// Writes a file to those that wait, if it is the right one.
    void keep(SourceFile file, InputStream content) throws IOException {
        Files.createDirectories(folder);
        Path temporary = folder.resolve("." + file.name() + "-" + UUID.randomUUID());
        try (DigestInputStream in = Sha256.stream(content)) {
            long bytes = copy(in, temporary, file.bytes() + 1);
            String sha256 = Sha256.of(in);
            if (!sha256.equals(file.sha256())) {
                throw DataException.of(
                        "Datasets.fetch(\"" + entry.name() + "\")",
                        "%s of %,d bytes, sha256 %s"
                                .formatted(file.name(), file.bytes(), file.sha256()),
                        "%,d bytes, sha256 %s".formatted(bytes, sha256),
                        Advice.files(entry, List.of(file)));
            }
            Files.move(temporary, file(file), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// Copies at most so many bytes: who sends more, sends the wrong file.
    private static long copy(InputStream in, Path target, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            while (bytes < most) {
                int count = in.read(buffer, 0, (int) Math.min(BUFFER, most - bytes));
                if (count < 0) {
                    break;
                }
                out.write(buffer, 0, count);
                bytes += count;
            }
        }
        return bytes;
    }

    /// Removes the packed files after they were unpacked.
    void forget() {
        try {
            Tree.delete(folder);
        } catch (IOException e) {
            LOG.warn("{} is of no use any more but cannot be deleted", folder, e);
        }
    }
}
