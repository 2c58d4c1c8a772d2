package io.tarn.nn.weights;

import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// The replacement of a file in one step: readers see the old content or the new, never a part.
///
/// The content goes to a temporary file in the same folder, is forced to the disk and takes the
/// place of the target by renaming. Whatever fails before, full disk or killed process, leaves the
/// target alone. A temporary file is locked by its writer, so the leftovers of killed ones are known
/// by being free, and the next write removes them.
final class AtomicFile {
    /// What writes the content.
    interface Content {
        void write(FileChannel channel) throws IOException;
    }

    private AtomicFile() {}

    static void write(String who, Path path, Content content) {
        try {
            Path target =
                    Files.exists(path)
                            ? path.toRealPath()
                            : path.toAbsolutePath(); // a link stays a link
            Path folder = target.getParent();
            if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(target)) {
                throw TensorException.of(
                        who,
                        "a file name in a folder that exists",
                        target,
                        "create the folder, or choose another name");
            }
            String prefix = "." + target.getFileName() + ".";
            removeLeftovers(folder, prefix);
            replace(target, folder.resolve(prefix + UUID.randomUUID() + ".tmp"), content);
            syncFolder(folder);
        } catch (IOException e) {
            TensorException failure =
                    TensorException.of(
                            who,
                            "to write the file",
                            e,
                            "what was there is untouched; check free space and permissions");
            failure.initCause(e);
            throw failure;
        }
    }

    private static void replace(Path target, Path temporary, Content content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            isLocked(channel);
            content.write(channel);
            channel.force(true);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary); // nothing there once it is moved
        }
    }

    private static void removeLeftovers(Path folder, String prefix) throws IOException {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(
                        folder,
                        file -> {
                            String name = file.getFileName().toString();
                            return name.startsWith(prefix)
                                    && name.endsWith(".tmp")
                                    && Files.isRegularFile(file);
                        })) {
            for (Path file : files) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    if (isLocked(channel)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    /// Whether this process could lock the file. One that another thread or process holds it cannot,
    /// and where the file system has no locks nobody can: then leftovers stay.
    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException | IOException e) {
            return false;
        }
    }

    /// Makes the renaming last through a power failure, where folders can be opened.
    private static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
