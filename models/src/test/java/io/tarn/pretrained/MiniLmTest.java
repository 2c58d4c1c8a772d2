package io.tarn.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.nn.Golden;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// MiniLM-L6 beside ONNX Runtime and the tokenizers library, on sentences of presidents; where its weights are.
final class MiniLmTest {
    private static final int COUNT = 1000;
    private static final int EVERY = 34;

    @BeforeAll
    static void needsItsWeights() {
        assumeTrue(
                Datasets.has("minilm"),
                "the data set minilm is not here: tarn data add minilm FOLDER");
    }

    private static SentenceEncoder miniLm() {
        return Pretrained.encoder(Datasets.path("minilm")).longest(256);
    }

    /// 1,000 sentences at equal distances.
    private static List<String> sentences() {
        Column speeches = Table.read(Datasets.path("sotu")).column("text");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < speeches.size(); i++) {
            Collections.addAll(all, speeches.text(i).split("(?<=[.?!]) "));
        }
        all.removeIf(String::isEmpty);
        return IntStream.range(0, COUNT)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / COUNT)))
                .toList();
    }

    @Test
    void givesTheNumbersOfTheTokenizersLibrary() {
        SentenceEncoder miniLm = miniLm();
        long[] sums =
                miniLm.tokens(sentences()).stream()
                        .mapToLong(text ->
                                IntStream.range(0, text.length())
                                        .mapToLong(t -> (long) text.ids()[t] * (t + 1))
                                        .sum())
                        .toArray();
        assertThat(sums).isEqualTo(Golden.load("pretrained/minilm").tensor("ids").toLongArray());
    }

    @Test
    void putsSentencesWhereOnnxRuntimeDoes() {
        List<String> all = sentences();
        List<String> some =
                IntStream.iterate(0, i -> i < COUNT, i -> i + EVERY).mapToObj(all::get).toList();
        Golden golden = Golden.load("pretrained/minilm");
        double worst = miniLm().encode(some).sub(golden.tensor("embeddings")).abs().max().item();
        assertThat(worst).isLessThan(1e-3);
    }
}
