package io.tarn.auto.media;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Files with the same bytes.
final class Twins {
    private Twins() {}

    /// For each file the number of the first one with the same bytes, which may be its own.
    static int[] firsts(List<Path> files) {
        List<String> digests = files.parallelStream().map(Twins::digest).toList();
        Map<String, Integer> seen = new HashMap<>();
        int[] firsts = new int[digests.size()];
        for (int i = 0; i < firsts.length; i++) {
            Integer before = seen.putIfAbsent(digests.get(i), i);
            firsts[i] = before == null ? i : before;
        }
        return firsts;
    }

    private static String digest(Path file) {
        try (InputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw DataException.unreadable("MediaTrain", file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
