package io.tarn.auto.media;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.text.BagOfWords;
import io.tarn.data.text.SparseRows;
import io.tarn.data.text.TextLines;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// How much each known word weighs in a text (TF-IDF): `[n, words]`.
record BagIntake(BagOfWords bag) implements Intake {
    private static final int MOST = 20_000;
    private static final int FEW = 50; // texts, of which every word is taken

    static BagIntake fit(List<Path> training) {
        int least = training.size() < FEW ? 1 : 2;
        return new BagIntake(BagOfWords.fit(texts(training), c -> c.inAtLeast(least).most(MOST)));
    }

    static List<String> texts(List<Path> files) {
        return files.stream().map(TextLines::text).toList();
    }

    int words() {
        return bag.words().size();
    }

    @Override
    public Dataset examples(List<Path> files) {
        SparseRows rows = bag.rows(texts(files));
        return new Dataset() {
            @Override
            public int size() {
                return rows.rows();
            }

            @Override
            public Batch batch(int[] indices, RandomGenerator chance) {
                return Batch.of(rows.tensor(indices));
            }
        };
    }

    @Override
    public MediaKind kind() {
        return MediaKind.TEXT;
    }

    @Override
    public boolean suits(Architecture architecture) {
        return architecture.form() == Architecture.Form.LINEAR && architecture.in() == words();
    }

    @Override
    public String description() {
        return "how often each of %,d words occurs (TF-IDF)".formatted(words());
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "bag");
        json.put("bag", bag.toJson());
        return json;
    }

    static BagIntake fromJson(Settings json) {
        return new BagIntake(BagOfWords.fromJson(json.map("bag")));
    }
}
