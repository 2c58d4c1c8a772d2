package io.tarn.train;

import io.tarn.metric.Metric.Direction;
import io.tarn.tensor.Scope;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the weights of the epochs with the best validation scores, one file each: `epoch-0012-0.9931.safetensors`.
public final class TopCheckpoints implements Callback {
    private record Kept(double value, Path file) {}

    private final Path folder;
    private final int count;
    private final String score;
    private final Direction better;
    private final List<Kept> kept = new ArrayList<>();
    private @Nullable Task task;

    private TopCheckpoints(Path folder, int count, String score, Direction better) {
        this.folder = folder;
        this.count = count;
        this.score = score;
        this.better = better;
    }

    public static TopCheckpoints of(Path folder, int count, String score, Direction better) {
        if (count < 1) {
            throw TensorException.of("TopCheckpoints", "1 file or more", count, "try 3");
        }
        return new TopCheckpoints(folder, count, score, better);
    }

    @Override
    public Answer on(Event event) {
        if (event instanceof Event.Started started) {
            task = started.task();
        } else if (event instanceof Event.Validated validated && task != null) {
            keep(task, validated);
        }
        return Answer.GO_ON;
    }

    private void keep(Task from, Event.Validated validated) {
        double value = validated.scores().get(score);
        if (Double.isNaN(value)) {
            return;
        }
        String name =
                String.format(
                        Locale.ROOT,
                        "epoch-%04d-%.4f.safetensors",
                        validated.progress().epoch(),
                        value);
        try (var scope = Scope.open()) {
            Checkpoints.write(folder.resolve(name), from.net().state(), Map.of());
        }
        kept.add(new Kept(value, folder.resolve(name)));
        Comparator<Kept> byValue = Comparator.comparingDouble(Kept::value);
        kept.sort(better == Direction.HIGHER ? byValue.reversed() : byValue);
        if (kept.size() > count) {
            delete(kept.removeLast().file());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files, best first.
    public List<Path> files() {
        return kept.stream().map(Kept::file).toList();
    }
}
