package io.tarn.datasets;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folders of unpacked data, one for each data set and content.
///
/// A folder is filled under a temporary name and renamed, so that others see all of it or nothing. A lock file lets one process at
/// a time do so. A folder whose files do not have the sizes that were written down is filled again.
final class Cache {
    /// What writes the files of a data set into an empty folder.
    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Cache.class);
    private static final Object ONE_THREAD = new Object();

    private final Path root;

    Cache(Path home) {
        this.root = home.resolve("datasets");
    }

    Path folder(Entry entry) {
        return root.resolve(entry.folderName());
    }

    /// Where verified files wait until all of a data set are there.
    Path waiting(Entry entry) {
        return root.resolve(entry.folderName() + ".parts");
    }

    boolean has(Entry entry) {
        return Sizes.hold(folder(entry));
    }

    /// The folder of a data set, filled if it is not there or damaged.
    Path filled(Entry entry, Filling filling) {
        Path folder = folder(entry);
        if (Sizes.hold(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(root);
            synchronized (ONE_THREAD) {
                withLock(entry, () -> fill(entry, folder, filling));
            }
            return folder;
        } catch (IOException e) {
            throw DataException.of(
                    "Datasets.path(\"" + entry.name() + "\")",
                    "to write its files to " + folder,
                    e,
                    "check free space and permissions, or set TARN_HOME to another folder",
                    e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void withLock(Entry entry, Work work) throws IOException {
        Path file = root.resolve("." + entry.name() + ".lock");
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            try (FileLock _ = lock(channel, file)) {
                work.run();
            }
        }
    }

    private static FileLock lock(FileChannel channel, Path file) throws IOException {
        try {
            return channel.lock();
        } catch (IOException e) {
            throw new IOException("cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    private void fill(Entry entry, Path folder, Filling filling) throws IOException {
        if (Sizes.hold(folder)) {
            return; // another process did it meanwhile
        }
        String prefix = "." + entry.name() + ".tmp-";
        Tree.deleteAll(root, prefix); // the leftovers of killed processes: this one has the lock
        Path temporary = root.resolve(prefix + UUID.randomUUID());
        try {
            Files.createDirectory(temporary);
            filling.fill(temporary);
            Sizes.write(temporary);
            if (Files.exists(folder)) {
                LOG.warn("{} is damaged; it is written again", folder);
                Path old = root.resolve(prefix + UUID.randomUUID());
                Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
                Tree.delete(old);
            }
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Tree.delete(temporary); // nothing there once it is moved
        }
    }
}
