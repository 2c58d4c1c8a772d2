package io.tarn.run;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a run comes from, for `provenance.json`: who started it when, with what code and what data.
final class Provenance {
    private Provenance() {}

    static Map<String, Object> describe(
            String id, String name, Instant started, RunFolder.Config config) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", id);
        map.put("name", name);
        map.put("started", started.toString());
        map.put("commandLine", commandLine());
        map.put("folder", Path.of("").toAbsolutePath().toString());
        GitCommit.around(Path.of("")).ifPresent(commit -> map.put("gitCommit", commit));
        map.put("seed", config.seed());
        map.put("data", config.data().stream().map(Provenance::file).toList());
        map.put("notes", config.notes());
        return map;
    }

    private static String commandLine() {
        var process = ProcessHandle.current().info();
        return withoutSecrets(
                process.commandLine()
                        .orElseGet(() -> System.getProperty("sun.java.command", "unknown")));
    }

    /// Passwords in URLs and settings do not belong into files that people pass on.
    static String withoutSecrets(String text) {
        return text.replaceAll("(?i)(password|secret|token)=[^&\\s]*", "$1=…")
                .replaceAll("//([^/@:\\s]*):[^/@\\s]*@", "//$1:…@");
    }

    /// Path, size and SHA-256 of a file; of a folder, the sum of the sizes and the SHA-256 of all names, sizes and contents.
    private static Map<String, Object> file(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long bytes = 0;
            for (Path part : parts(file)) {
                if (!part.equals(file)) {
                    String name = file.relativize(part) + "\n" + Files.size(part) + "\n";
                    digest.update(name.getBytes(StandardCharsets.UTF_8));
                }
                bytes += digest(part, digest);
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            return Map.of("path", file.toAbsolutePath().toString(), "bytes", bytes, "sha256", hash);
        } catch (IOException e) {
            throw DataException.unreadable("RunFolder", file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The first of the data that [#describe] wrote down, if it is still the same.
    static Path unchanged(Map<String, Object> provenance, String who) {
        if (!(provenance.get("data") instanceof List<?> files
                && !files.isEmpty()
                && files.getFirst() instanceof Map<?, ?> first
                && first.get("path") instanceof String place)) {
            throw DataException.of(
                    who, "the path of its data in provenance.json", "none", "train again");
        }
        Path file = Path.of(place);
        if (!Files.exists(file)) {
            throw DataException.of(
                    who, "its data at " + place, "nothing there", "put them back, or train again");
        }
        if (!String.valueOf(first.get("sha256")).equals(file(file).get("sha256"))) {
            throw DataException.of(
                    who,
                    place + " as it was in training",
                    "other content",
                    "put the old data back, or train again");
        }
        return file;
    }

    private static List<Path> parts(Path file) throws IOException {
        try (var walk = Files.walk(file)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static long digest(Path file, MessageDigest digest) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
