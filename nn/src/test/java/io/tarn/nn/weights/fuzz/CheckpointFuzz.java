package io.tarn.nn.weights.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tarn.nn.weights.ReaderContract;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/// Jazzer against the reader of PyTorch checkpoints as whole files; see [SafetensorsFuzz] for the command.
final class CheckpointFuzz {
    static List<byte[]> corpus() {
        return Corpus.load("checkpoint");
    }

    @MethodSource("corpus")
    @FuzzTest(maxDuration = "10m")
    void checkpoint(byte[] bytes) {
        ReaderContract.checkpoint(bytes);
    }
}
