package io.tarn.auto.media;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.sound.SoundFeatures;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What a sound is on the whole: the mean and the deviation of each band over time, `[n, 2·bands]`.
record SummaryIntake(SoundFeatures features, Spread spread) implements Intake {
    static SummaryIntake fit(List<Path> training, SoundFeatures features) {
        List<float[]> rows = summaries(training, features);
        return new SummaryIntake(features, Spread.of(rows, 2 * features.width()));
    }

    private static List<float[]> summaries(List<Path> files, SoundFeatures features) {
        List<float[]> summaries = new ArrayList<>();
        for (float[] frames : FrameIntake.rows(files, features)) {
            Spread over = Spread.of(List.of(frames), features.width());
            float[] summary = new float[2 * features.width()];
            for (int i = 0; i < features.width(); i++) {
                summary[i] = (float) over.mean()[i];
                summary[features.width() + i] = (float) over.deviation()[i];
            }
            summaries.add(summary);
        }
        return summaries;
    }

    @Override
    public Dataset examples(List<Path> files) {
        List<float[]> rows = summaries(files, features).stream().map(spread::standardised).toList();
        int width = 2 * features.width();
        return new Dataset() {
            @Override
            public int size() {
                return rows.size();
            }

            @Override
            public Batch batch(int[] indices, RandomGenerator chance) {
                float[] values = new float[indices.length * width];
                for (int i = 0; i < indices.length; i++) {
                    System.arraycopy(rows.get(indices[i]), 0, values, i * width, width);
                }
                return Batch.of(Tensor.of(values, indices.length, width));
            }
        };
    }

    @Override
    public MediaKind kind() {
        return MediaKind.SOUND;
    }

    @Override
    public boolean suits(Architecture architecture) {
        return architecture.form() == Architecture.Form.LINEAR
                && architecture.in() == 2 * features.width();
    }

    @Override
    public String description() {
        return "mean and deviation of %d log-mel bands".formatted(features.width());
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "summary");
        json.put("mean", spread.means());
        json.put("deviation", spread.deviations());
        json.put("features", features.toJson());
        return json;
    }

    static SummaryIntake fromJson(Settings json) {
        SoundFeatures features = SoundFeatures.fromJson(json.map("features"));
        return new SummaryIntake(features, Spread.fromJson(json, 2 * features.width()));
    }
}
