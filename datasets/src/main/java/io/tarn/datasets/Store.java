package io.tarn.datasets;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The data sets of one cache folder: unpacked from the jar, fetched, or added by the user.
final class Store {
    private final Cache cache;
    private final Optional<Location> location;

    Store(Path home, Optional<String> location) {
        this.cache = new Cache(home);
        this.location = location.map(Location::new);
    }

    boolean has(Entry entry) {
        return entry.shipped() || cache.has(entry) || waiting(entry).missing().isEmpty();
    }

    /// The file or folder of a data set that is shipped, fetched or added.
    Path path(Entry entry) {
        if (!entry.shipped() && !cache.has(entry)) {
            List<SourceFile> missing = waiting(entry).missing();
            if (!missing.isEmpty() && !cache.has(entry)) { // another process may have finished it
                throw notHere("Datasets.path", entry, missing);
            }
        }
        Path folder = cache.filled(entry, target -> unpackAll(entry, target));
        List<SourceFile> data = entry.data();
        return data.size() == 1 ? folder.resolve(data.getFirst().unpackedName()) : folder;
    }

    /// The text of a licence or origin.
    String note(Entry entry, String name) {
        try (InputStream in = open(entry, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw DataException.of(
                    "Datasets",
                    "a shipped data set",
                    entry.name(),
                    "see its package, " + entry.origin(),
                    e);
        }
    }

    /// Takes what is missing from the location.
    Path fetch(Entry entry) {
        if (!entry.shipped() && !cache.has(entry)) {
            List<SourceFile> missing = waiting(entry).missing();
            if (!missing.isEmpty() && location.isEmpty()) {
                throw notHere("Datasets.fetch", entry, missing);
            }
            for (SourceFile file : missing) {
                try {
                    waiting(entry).keep(file, location.orElseThrow().open(entry, file));
                } catch (IOException e) {
                    throw DataException.of(
                            "Datasets.fetch(\"" + entry.name() + "\")",
                            "to get " + file.name() + " from the data location",
                            e,
                            "check the network and TARN_DATA_LOCATION, or "
                                    + Advice.files(entry, missing),
                            e);
                }
            }
        }
        Path path = path(entry);
        waiting(entry).forget();
        return path;
    }

    /// Takes files that the user has, known by their hashes, whatever they are called.
    List<SourceFile> add(Entry entry, Path given) {
        if (entry.shipped()) {
            return List.of();
        }
        try {
            List<Path> files = Files.isDirectory(given) ? Tree.files(given) : List.of(given);
            boolean any = false;
            for (Path file : files) {
                any |= add(entry, file, Files.size(file));
            }
            if (!any) {
                throw wrong(entry, given, files);
            }
        } catch (IOException e) {
            throw DataException.of(
                    "Datasets.add(\"" + entry.name() + "\")",
                    "a file or folder to read at " + given,
                    e,
                    "check the path",
                    e);
        }
        List<SourceFile> missing = cache.has(entry) ? List.of() : waiting(entry).missing();
        if (missing.isEmpty()) {
            path(entry);
            waiting(entry).forget();
        }
        return missing;
    }

    private boolean add(Entry entry, Path file, long size) throws IOException {
        List<SourceFile> sized =
                entry.files().stream().filter(known -> known.bytes() == size).toList();
        String sha256 = sized.isEmpty() ? "" : Sha256.of(file);
        for (SourceFile known : sized) {
            if (known.sha256().equals(sha256)) {
                if (!cache.has(entry)) {
                    waiting(entry).keep(known, Files.newInputStream(file));
                }
                return true;
            }
        }
        return false;
    }

    private static DataException wrong(Entry entry, Path given, List<Path> files)
            throws IOException {
        String got =
                files.size() == 1
                        ? "%s of %,d bytes, sha256 %s"
                                .formatted(
                                        Tree.name(given),
                                        Files.size(files.getFirst()),
                                        Sha256.of(files.getFirst()))
                        : files.size() + " others in " + given;
        return DataException.of(
                "Datasets.add(\"" + entry.name() + "\")",
                "one of its files",
                got,
                Advice.files(entry, entry.files()));
    }

    private Waiting waiting(Entry entry) {
        return new Waiting(entry, cache.waiting(entry));
    }

    private void unpackAll(Entry entry, Path target) throws IOException {
        for (SourceFile file : entry.files()) {
            Unpacker.unpack(file, open(entry, file), target);
        }
    }

    private InputStream open(Entry entry, SourceFile file) throws IOException {
        if (!entry.shipped()) {
            return Files.newInputStream(waiting(entry).file(file));
        }
        return open(entry, file.name());
    }

    private static InputStream open(Entry entry, String file) throws IOException {
        InputStream in = Store.class.getResourceAsStream(entry.name() + "/" + file);
        if (in == null) {
            throw new IOException(entry.name() + "/" + file + " is not in Tarn's jar");
        }
        return in;
    }

    private static DataException notHere(String method, Entry entry, List<SourceFile> missing) {
        return DataException.of(
                method + "(\"" + entry.name() + "\")",
                entry.files().size() + " files, which are not shipped",
                entry.files().size() - missing.size(),
                Advice.toGet(entry, missing));
    }
}
