package io.tarn.auto.media;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.text.Documents;
import io.tarn.data.text.TextSplitter;
import io.tarn.data.text.TokenIds;
import io.tarn.data.text.Vocabulary;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The number of each word of a text: `[n, words]`, with 0 after the shorter texts.
record WordIntake(Vocabulary vocabulary, int longest) implements Intake {
    private static final int MOST = 20_000;
    private static final int FEW = 50;
    private static final int LONGEST = 100_000;
    private static final double HIDDEN = 0.1;

    static WordIntake fit(List<Path> training, int longest) {
        int least = training.size() < FEW ? 1 : 2;
        List<List<String>> documents =
                BagIntake.texts(training).stream().map(TextSplitter.words()::split).toList();
        return new WordIntake(Vocabulary.of(documents, c -> c.atLeast(least).most(MOST)), longest);
    }

    @Override
    public Dataset examples(List<Path> files) {
        return TokenIds.of(
                Documents.of(BagIntake.texts(files)), vocabulary, c -> c.longest(longest));
    }

    /// Some words become unknown ones.
    @Override
    public Dataset varied(List<Path> files, Dataset examples) {
        return examples.map(WordIntake::hidden);
    }

    private static Batch hidden(Batch batch, RandomGenerator chance) {
        long[] ids = batch.x().toLongArray();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != Vocabulary.PADDING && chance.nextDouble() < HIDDEN) {
                ids[i] = Vocabulary.UNKNOWN;
            }
        }
        Tensor x = Tensor.of(ids, batch.x().shape().toArray());
        return new Batch(List.of(x, batch.inputs().get(1)), batch.targets());
    }

    @Override
    public MediaKind kind() {
        return MediaKind.TEXT;
    }

    @Override
    public boolean suits(Architecture architecture) {
        return (architecture.form() == Architecture.Form.WORD_BAG
                        || architecture.form() == Architecture.Form.WORD_CONVOLUTION)
                && architecture.in() == vocabulary.size();
    }

    @Override
    public String description() {
        return "%,d known words, up to %d of a text".formatted(vocabulary.size() - 2, longest);
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "words");
        json.put("longest", longest);
        json.put("vocabulary", vocabulary.toJson());
        return json;
    }

    static WordIntake fromJson(Settings json) {
        return new WordIntake(
                Vocabulary.fromJson(json.map("vocabulary")), json.count("longest", 1, LONGEST));
    }
}
