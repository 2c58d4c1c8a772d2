package io.tarn.speech;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Sounds of which every frame has a label, padded to the longest of a batch.
///
/// Inputs are the frames `[batch, frames, features]` and the lengths `[batch]`; the targets are labels `[batch, frames]`, [#PADDING] behind
/// the ends.
public final class FrameDataset implements Dataset {
    /// The label of frames that do not count, as the cross entropy knows it.
    public static final long PADDING = -100;

    /// A sound and the label of each of its frames.
    ///
    /// @param frames `[frames × features]`, row by row
    /// @param labels `[frames]`
    public record Labelled(float[] frames, int[] labels) {
        public Labelled {
            if (labels.length == 0 || frames.length % labels.length != 0) {
                throw DataException.of(
                        "FrameDataset",
                        "a label for each frame",
                        "%d numbers and %d labels".formatted(frames.length, labels.length),
                        "take the labels of the same frames");
            }
            frames = frames.clone();
            labels = labels.clone();
        }

        int features() {
            return frames.length / labels.length;
        }
    }

    private final List<Labelled> sounds;
    private final int features;

    private FrameDataset(List<Labelled> sounds) {
        this.sounds = List.copyOf(sounds);
        this.features = sounds.isEmpty() ? 1 : sounds.getFirst().features();
        for (Labelled sound : sounds) {
            if (sound.features() != features) {
                throw DataException.of(
                        "FrameDataset",
                        "%d features in each frame".formatted(features),
                        sound.features(),
                        "make all frames in the same way");
            }
        }
    }

    public static FrameDataset of(List<Labelled> sounds) {
        return new FrameDataset(sounds);
    }

    /// The frames of each sound, for `Sampler.bucketed`.
    public int[] lengths() {
        return sounds.stream().mapToInt(sound -> sound.labels.length).toArray();
    }

    @Override
    public int size() {
        return sounds.size();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        List<Labelled> chosen = IntStream.of(indices).mapToObj(sounds::get).toList();
        long[] lengths = chosen.stream().mapToLong(sound -> sound.labels.length).toArray();
        int longest = (int) Arrays.stream(lengths).max().orElse(0);
        float[] x = new float[indices.length * longest * features];
        long[] y = new long[indices.length * longest];
        Arrays.fill(y, PADDING);
        for (int i = 0; i < indices.length; i++) {
            Labelled sound = chosen.get(i);
            System.arraycopy(sound.frames, 0, x, i * longest * features, sound.frames.length);
            for (int t = 0; t < sound.labels.length; t++) {
                y[i * longest + t] = sound.labels[t];
            }
        }
        return new Batch(
                List.of(
                        Tensor.of(x, indices.length, longest, features),
                        Tensor.of(lengths, indices.length)),
                List.of(Tensor.of(y, indices.length, longest)));
    }
}
