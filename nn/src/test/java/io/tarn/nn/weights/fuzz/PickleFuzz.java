package io.tarn.nn.weights.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tarn.nn.weights.ReaderContract;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/// Jazzer against the pickle machine, inside a sound archive; see [SafetensorsFuzz] for the command.
final class PickleFuzz {
    static List<byte[]> corpus() {
        return Corpus.load("pickle");
    }

    @MethodSource("corpus")
    @FuzzTest(maxDuration = "10m")
    void pickle(byte[] bytes) {
        ReaderContract.pickle(bytes);
    }
}
