package io.tarn.data.sound;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The features of recordings as batches: inputs [batch, frames, features], with zeros after the shorter sounds, and the lengths in frames,
/// [batch]; targets are classes, [batch], where they are known.
///
/// Features are worked out once and kept in memory while there is room. To put sounds of similar lengths together, take
/// `Sampler.bucketed(dataset.lengths(), batchSize, seed)`.
public final class SoundDataset implements Dataset {
    /// What is kept, and how long sounds may be.
    ///
    /// @param memory the most bytes of features that are kept
    /// @param frames every batch has so many frames: longer sounds are cut; 0 takes the longest sound of each batch
    /// @param change changes recordings at random
    public record Config(long memory, int frames, Optional<SoundChange> change) {
        public Config {
            if (memory < 0 || frames < 0) {
                throw DataException.of(
                        "SoundDataset",
                        "memory and frames of 0 or more",
                        memory + " and " + frames,
                        "see SoundDataset.Config");
            }
        }

        public Config memory(long bytes) {
            return new Config(bytes, frames, change);
        }

        public Config frames(int count) {
            return new Config(memory, count, change);
        }

        /// Changes each recording every time that it is used; nothing is kept then. For training only.
        public Config change(SoundChange change) {
            return new Config(memory, frames, Optional.of(change));
        }
    }

    private final Recordings recordings;
    private final int[] labels;
    private final SoundFeatures features;
    private final Config config;
    private final AtomicReferenceArray<float[]> kept;
    private final AtomicLong room;

    private SoundDataset(Recordings recordings, SoundFeatures features, Config config) {
        this.recordings = recordings;
        this.labels = recordings.labels();
        this.features = features;
        this.config = config;
        this.kept = new AtomicReferenceArray<>(recordings.files().size());
        this.room = new AtomicLong(config.memory);
    }

    public static SoundDataset of(Recordings recordings, SoundFeatures features) {
        return of(recordings, features, c -> c);
    }

    /// Keeps up to 256 MB and pads to the longest sound of a batch, unless told otherwise.
    public static SoundDataset of(
            Recordings recordings, SoundFeatures features, UnaryOperator<Config> choose) {
        return new SoundDataset(
                recordings, features, choose.apply(new Config(256L << 20, 0, Optional.empty())));
    }

    @Override
    public int size() {
        return recordings.files().size();
    }

    public Recordings recordings() {
        return recordings;
    }

    /// The frames of each sound, from the heads of the files.
    public int[] lengths() {
        return recordings.files().stream()
                .mapToInt(file -> {
                    var info = Wav.info(file);
                    return cut(features.frames(info.frames(), info.rate()));
                })
                .toArray();
    }

    private int cut(int frames) {
        return config.frames == 0 ? frames : Math.min(frames, config.frames);
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        int width = features.width();
        List<float[]> sounds = IntStream.of(indices).mapToObj(i -> values(i, chance)).toList();
        long[] lengths = sounds.stream().mapToLong(it -> cut(it.length / width)).toArray();
        long longest = config.frames > 0 ? config.frames : LongStream.of(lengths).max().orElse(0);
        int row = Math.multiplyExact((int) longest, width);
        float[] padded = new float[Math.multiplyExact(row, indices.length)];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(sounds.get(i), 0, padded, i * row, (int) lengths[i] * width);
        }
        return new Batch(
                List.of(Tensor.of(padded, indices.length, longest, width), Tensor.of(lengths)),
                targets(indices));
    }

    private List<Tensor> targets(int[] indices) {
        return labels.length == 0
                ? List.of()
                : List.of(Tensor.of(IntStream.of(indices).mapToLong(i -> labels[i]).toArray()));
    }

    /// The features of a sound, row by row.
    private float[] values(int index, RandomGenerator chance) {
        if (config.change.isPresent()) {
            try (var scope = Scope.open()) {
                Sound sound = Wav.read(recordings.files().get(index));
                return features.of(config.change.get().apply(sound, chance)).toFloatArray();
            }
        }
        float[] known = kept.get(index);
        if (known != null) {
            return known;
        }
        float[] made;
        try (var scope = Scope.open()) {
            made = features.of(Wav.read(recordings.files().get(index))).toFloatArray();
        }
        long bytes = 4L * made.length;
        if (room.addAndGet(-bytes) >= 0) {
            kept.set(index, made);
        } else {
            room.addAndGet(bytes);
        }
        return made;
    }
}
