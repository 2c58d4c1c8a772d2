package io.tarn.auto.media;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.sound.Recordings;
import io.tarn.data.sound.SoundChange;
import io.tarn.data.sound.SoundDataset;
import io.tarn.data.sound.SoundFeatures;
import io.tarn.data.sound.SpecAugment;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Log-mel spectra of a sound, each band with mean 0 and deviation 1: `[n, frames, bands]`. Longer sounds are cut, shorter ones end in
/// zeros.
record FrameIntake(SoundFeatures features, int frames, Spread spread) implements Intake {
    private static final int FEW = 2000;
    private static final int MOST_FRAMES = 10_000;

    /// Learns the length and the spread of the bands from these files.
    ///
    /// @param most the most frames
    static FrameIntake fit(List<Path> training, SoundFeatures features, int most) {
        List<float[]> rows = rows(training, features);
        int[] lengths =
                rows.stream().mapToInt(it -> it.length / features.width()).sorted().toArray();
        int usual = lengths[(int) (0.95 * (lengths.length - 1))];
        return new FrameIntake(
                features, Math.clamp(usual, 8, most), Spread.of(rows, features.width()));
    }

    /// The features of each sound, frame after frame.
    static List<float[]> rows(List<Path> files, SoundFeatures features) {
        SoundDataset all = SoundDataset.of(Recordings.of(files), features, c -> c.memory(0));
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Batch one = all.batch(new int[] {i}, new SplittableRandom(i));
            rows.add(one.x().toFloatArray());
            one.inputs().forEach(Tensor::close);
        }
        return rows;
    }

    @Override
    public Dataset examples(List<Path> files) {
        return SoundDataset.of(Recordings.of(files), features, c -> c.frames(frames))
                .map((batch, _) -> standardised(batch));
    }

    /// Bands and stretches of time are hidden; few sounds are also played faster or slower, from memory if they are many.
    @Override
    public Dataset varied(List<Path> files, Dataset examples) {
        SpecAugment hide =
                SpecAugment.of(
                        c -> c.bands(2, features.width() / 6).times(2, Math.max(1, frames / 10)));
        if (files.size() > FEW) {
            return examples.map(hide);
        }
        return SoundDataset.of(
                        Recordings.of(files),
                        features,
                        c -> c.frames(frames).change(SoundChange.speed(12)))
                .map((batch, _) -> standardised(batch))
                .map(hide);
    }

    private Batch standardised(Batch batch) {
        int width = features.width();
        float[] values = spread.standardised(batch.x().toFloatArray());
        long[] lengths = batch.inputs().get(1).toLongArray();
        for (int i = 0; i < lengths.length; i++) {
            int start = (i * frames + (int) lengths[i]) * width;
            Arrays.fill(values, start, (i + 1) * frames * width, 0);
        }
        return new Batch(
                List.of(Tensor.of(values, lengths.length, frames, width), batch.inputs().get(1)),
                batch.targets());
    }

    @Override
    public MediaKind kind() {
        return MediaKind.SOUND;
    }

    @Override
    public boolean suits(Architecture architecture) {
        return architecture.form() == Architecture.Form.SPECTRUM
                && architecture.in() == features.width()
                && Math.min(frames, features.width()) >> architecture.blocks() > 0;
    }

    @Override
    public String description() {
        return "log-mel spectra, %d bands, up to %.1f s at %,d Hz"
                .formatted(
                        features.width(),
                        frames * features.config().step(),
                        features.config().rate());
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "frames");
        json.put("frames", frames);
        json.put("mean", spread.means());
        json.put("deviation", spread.deviations());
        json.put("features", features.toJson());
        return json;
    }

    static FrameIntake fromJson(Settings json) {
        SoundFeatures features = SoundFeatures.fromJson(json.map("features"));
        return new FrameIntake(
                features,
                json.count("frames", 1, MOST_FRAMES),
                Spread.fromJson(json, features.width()));
    }
}
