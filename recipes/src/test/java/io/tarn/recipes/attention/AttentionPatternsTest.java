package io.tarn.recipes.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.text.Vocabulary;
import io.tarn.recipes.Kitchen;
import io.tarn.tensor.NativeRuntime;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttentionPatternsTest {
    @Test
    void theExponentIsThatOfThePower() {
        long[] lengths = AttentionPatterns.lengths(2_048);
        assertThat(lengths).containsExactly(128, 256, 512, 1_024, 2_048);
        double[] seconds = {9, 9, 9, 3e-6 * Math.pow(1_024, 1.7), 3e-6 * Math.pow(2_048, 1.7)};
        Cost cost = new Cost(Kind.EXACT, lengths, seconds, seconds);
        assertThat(cost.exponent(1_024)).isCloseTo(1.7, within(1e-9));
    }

    @Test
    void memoryIsCounted() {
        double before = NativeRuntime.heldBytes();
        try (Tensor large = Tensor.zeros(25_000_000)) {
            double held = NativeRuntime.heldBytes() - before;
            assertThat(large.elements()).isEqualTo(25_000_000);
            // others may free a little meanwhile; NaN where the allocator is not glibc's
            assertThat(Double.isNaN(held) || Math.abs(held - 1e8) < 2e7).isTrue();
        }
    }

    @Test
    void noSpeechIsInTwoParts() {
        Eras.Parts parts = Eras.read(300, new int[] {40, 8, 8}, 0);
        assertThat(parts.test().era()).containsExactly(0, 1, 2, 3, 0, 1, 2, 3);
        assertThat(parts.test().pieces()).allSatisfy(piece -> assertThat(piece).hasSize(300));
        var learned = new HashSet<>(runs(parts.training().pieces()));
        assertThat(runs(parts.test().pieces())).noneMatch(learned::contains);
        var data = parts.test().dataset(Vocabulary.of(parts.training().pieces()));
        assertThat(data.size()).isEqualTo(8);
    }

    /// Twelve words in a row, which hardly occur twice.
    private static List<List<String>> runs(List<List<String>> pieces) {
        return pieces.stream()
                .flatMap(piece ->
                        IntStream.range(0, piece.size() - 12)
                                .mapToObj(i -> piece.subList(i, i + 12)))
                .toList();
    }

    @Test
    void writesAPage(@TempDir Path folder) {
        var outcome = new AttentionPatterns().run(new Kitchen(folder, 1, 0.01, _ -> Answer.GO_ON));

        assertThat(outcome.value()).isBetween(-1.0, 3.0);
        assertThat(outcome.page().html())
                .contains(
                        "Cost by length", "Longformer", "Sinusoidal positions", "bag of 64 words");
    }
}
