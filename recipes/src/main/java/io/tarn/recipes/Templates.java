package io.tarn.recipes;

import io.tarn.data.sound.SoundDataset;
import io.tarn.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The oldest way to know words: a recording is what the recording is that sounds most like it.
record Templates(List<float[][]> recordings, int[] labels) {
    Templates {
        recordings = List.copyOf(recordings);
        labels = labels.clone();
    }

    /// The features of all recordings, without padding.
    static Templates of(SoundDataset heard, int[] labels) {
        var chance = new SplittableRandom(0);
        List<float[][]> all = new ArrayList<>();
        for (int i = 0; i < heard.size(); i++) {
            try (var scope = Scope.open()) {
                var batch = heard.batch(new int[] {i}, chance);
                int frames = (int) batch.inputs().get(1).toLongArray()[0];
                int width = (int) batch.x().size(2);
                float[] values = batch.x().toFloatArray();
                float[][] rows = new float[frames][];
                for (int t = 0; t < frames; t++) {
                    rows[t] = Arrays.copyOfRange(values, t * width, (t + 1) * width);
                }
                all.add(rows);
            }
        }
        return new Templates(all, labels);
    }

    /// The label of the recording among `others` that is nearest to this one.
    int nearest(int recording, int[] others) {
        int nearest =
                IntStream.of(others)
                        .boxed()
                        .min(
                                java.util.Comparator.comparingDouble(other ->
                                        TimeWarping.distance(
                                                recordings.get(recording), recordings.get(other))))
                        .orElseThrow();
        return labels[nearest];
    }
}
