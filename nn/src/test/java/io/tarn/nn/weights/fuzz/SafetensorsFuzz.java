package io.tarn.nn.weights.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tarn.nn.weights.ReaderContract;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/// Jazzer against the safetensors reader: `JAZZER_FUZZ=1 mvn -pl nn -am test -Dtest=SafetensorsFuzz -Dsurefire.failIfNoSpecifiedTests=false`.
final class SafetensorsFuzz {
    static List<byte[]> corpus() {
        return Corpus.load("safetensors");
    }

    @MethodSource("corpus")
    @FuzzTest(maxDuration = "10m")
    void safetensors(byte[] bytes) {
        ReaderContract.safetensors(bytes);
    }
}
