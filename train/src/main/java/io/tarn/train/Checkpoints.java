package io.tarn.train;

import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The checkpoints of one run: folders named by their step, of which the newest two are kept.
///
/// A checkpoint is written under another name, brought to the disk and renamed: whatever happens, a folder with a number for
/// its name is complete.
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int KEPT = 2;

    private final Path folder;

    private Checkpoints(Path folder) {
        this.folder = folder;
    }

    /// @param run the folder of the run
    static Checkpoints in(Path run) {
        return new Checkpoints(run.resolve("checkpoints"));
    }

    Path save(Checkpoint checkpoint) {
        Path place = folder.resolve("%012d".formatted(checkpoint.standing().step()));
        Path draft = folder.resolve("writing");
        try {
            delete(draft);
            checkpoint.write(draft);
            sync(draft);
            delete(place);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            List<Path> all = numbered();
            for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
                delete(old);
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint " + place + " could not be saved: " + e, e);
        }
    }

    /// Writes a file of weights, and the folder for it.
    static void write(Path file, Map<String, Tensor> weights, Map<String, String> about) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be saved: " + e, e);
        }
        Safetensors.write(file, weights, about);
    }

    /// The newest checkpoint that can be read.
    Optional<Checkpoint> last() {
        for (Path place : numbered().reversed()) {
            try {
                return Optional.of(Checkpoint.read(place));
            } catch (RuntimeException damaged) {
                LOG.warn("skipping a damaged checkpoint: {}", damaged.getMessage());
            }
        }
        return Optional.empty();
    }

    /// Deletes all of them.
    void clear() {
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("old checkpoints could not be deleted: " + e, e);
        }
    }

    private List<Path> numbered() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().matches("\\d{12}"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sync(Path draft) throws IOException {
        try (Stream<Path> files = Files.list(draft)) {
            for (Path file : files.toList()) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
