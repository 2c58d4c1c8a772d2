package io.tarn.sequence.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Picked;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SamplingTest {
    private static final Rules ONE = Rules.endless(1);
    private static final Tensor SCORES =
            Tensor.of(new double[][] {{0.1, 0.4, 0.05, 0.3, 0.15}}).log();

    private static Map<Long, Double> shares(Sampling sampling) {
        Picked kept = sampling.shares(SCORES);
        double[] p = kept.values().div(kept.values().sum()).toDoubleArray();
        long[] tokens = kept.indices().toLongArray();
        Map<Long, Double> shares = new TreeMap<>();
        for (int i = 0; i < p.length; i++) {
            if (p[i] > 0) {
                shares.put(tokens[i], Math.round(p[i] * 1e9) / 1e9);
            }
        }
        return shares;
    }

    @Test
    void keepsTheLikeliestTokens() {
        assertThat(shares(Sampling.of(ONE, 1).topK(2)))
                .isEqualTo(Map.of(1L, 0.571428571, 3L, 0.428571429));
        assertThat(shares(Sampling.of(ONE, 1).topK(99))).hasSize(5);
    }

    @Test
    void keepsTheFewestTokensThatAddUpToTheShare() {
        assertThat(shares(Sampling.of(ONE, 1).topP(0.39))).containsOnlyKeys(1L);
        assertThat(shares(Sampling.of(ONE, 1).topP(0.41))).containsOnlyKeys(1L, 3L);
        assertThat(shares(Sampling.of(ONE, 1).topP(0.71))).containsOnlyKeys(1L, 3L, 4L);
        assertThat(shares(Sampling.of(ONE, 1).topK(3).topP(0.5))).containsOnlyKeys(1L, 3L);
    }

    @Test
    void theTemperatureSharpens() {
        // squares of the probabilities
        assertThat(shares(Sampling.of(ONE, 1).temperature(0.5)).get(1L)).isEqualTo(0.561403509);
    }

    @Test
    void drawsAsOftenAsTheModelSays() {
        int rows = 4_000;
        var language = new TableContinuation(rows, 6, 10, 5);
        Tensor begin = Tensor.zeros(rows, 1).toLong();
        double[] p = language.after(new long[] {0});
        long[] counts = new long[6];
        Sampling.of(ONE, 3)
                .decode(language, begin)
                .forEach(decoded -> counts[(int) decoded.tokens()[0]]++);
        double chi = 0;
        for (int i = 0; i < 6; i++) {
            double expected = rows * Math.exp(p[i]);
            chi += Math.pow(counts[i] - expected, 2) / expected;
        }
        assertThat(chi).isLessThan(15.09); // 99% of 5 degrees of freedom
    }

    @Test
    void theSameSeedGivesTheSame() {
        assertThat(text(7)).isEqualTo(text(7)).isNotEqualTo(text(8));
    }

    private static List<Long> text(long seed) {
        long[] tokens =
                Sampling.of(Rules.endless(30), seed)
                        .decode(new TableContinuation(1, 9, 99, 1), Tensor.of(new long[] {0}, 1, 1))
                        .getFirst()
                        .tokens();
        return java.util.Arrays.stream(tokens).boxed().toList();
    }

    @Test
    void leavesNothingBehind() {
        Tensor begin = Tensor.of(new long[] {0, 1}, 2, 1);
        try (var scope = Scope.open()) {
            var language = new TableContinuation(2, 9, 2_000, 1);
            Sampling.of(Rules.until(3).shortest(1_000).longest(1_000), 1).decode(language, begin);
            assertThat(scope.size()).isZero();
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Sampling.of(ONE, 1).topP(0))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a share above 0, up to 1");
    }
}
