package io.tarn.nn.weights.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tarn.nn.weights.ReaderContract;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/// Jazzer against the index of shards; see [SafetensorsFuzz] for the command.
final class IndexFuzz {
    static List<byte[]> corpus() {
        return Corpus.load("index");
    }

    @MethodSource("corpus")
    @FuzzTest(maxDuration = "10m")
    void index(byte[] bytes) {
        ReaderContract.index(bytes);
    }
}
