package io.tarn.sequence.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.loss.Ctc;
import io.tarn.tensor.Random;
import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CtcBeamTest {
    private static final int CLASSES = 3;
    private static final int ALL = 1_000; // beams that nothing falls out of

    private Tensor frames;
    private final Tensor counts = Tensor.of(new long[] {6, 4});

    @BeforeEach
    void draw() {
        Random.seed(5);
        frames = Tensor.randn(2, 6, CLASSES).toDouble().mul(1.5).logSoftmax(-1);
    }

    /// p(labels) as the sum over all alignments, one by one.
    private Map<List<Long>, Double> enumerate(int row, int time, int blank) {
        double[] y = frames.select(0, row).toDoubleArray();
        Map<List<Long>, Double> sums = new HashMap<>();
        for (int path = 0; path < Math.pow(CLASSES, time); path++) {
            List<Long> labels = new ArrayList<>();
            double logProbability = 0;
            int before = blank;
            for (int t = 0, rest = path; t < time; t++, rest /= CLASSES) {
                int k = rest % CLASSES;
                logProbability += y[t * CLASSES + k];
                if (k != before && k != blank) {
                    labels.add((long) k);
                }
                before = k;
            }
            sums.merge(labels, Math.exp(logProbability), Double::sum);
        }
        return sums;
    }

    private static List<Long> labels(Decoded decoded) {
        return java.util.Arrays.stream(decoded.tokens()).boxed().toList();
    }

    @Test
    void knowsTheProbabilityOfEverySequenceWhereNoBeamIsDropped() {
        for (int blank : new int[] {0, 2}) {
            List<List<Decoded>> found = CtcBeam.of(ALL).blank(blank).best(ALL, frames, counts);
            for (int row = 0; row < 2; row++) {
                Map<List<Long>, Double> sums = enumerate(row, row == 0 ? 6 : 4, blank);
                assertThat(found.get(row)).hasSameSizeAs(sums.keySet());
                for (Decoded decoded : found.get(row)) {
                    assertThat(Math.exp(decoded.logProbability()))
                            .isCloseTo(sums.get(labels(decoded)), within(1e-12));
                }
                assertThat(found.get(row))
                        .isSortedAccordingTo(Comparator.comparingDouble(d -> -d.logProbability()));
            }
        }
    }

    @Test
    void agreesWithTheLoss() {
        List<Decoded> best = CtcBeam.of(ALL).decode(frames, counts);
        for (int row = 0; row < 2; row++) {
            long[] labels = best.get(row).tokens();
            double loss =
                    new Ctc(0, Reduction.SUM)
                            .forward(
                                    frames.narrow(0, row, 1),
                                    Tensor.of(labels, 1, labels.length),
                                    counts.narrow(0, row, 1),
                                    Tensor.of(new long[] {labels.length}))
                            .item();
            assertThat(-best.get(row).logProbability()).isCloseTo(loss, within(1e-9));
        }
    }

    @Test
    void fewBeamsNeverClaimMoreThanThereIs() {
        Map<List<Long>, Double> sums = enumerate(0, 6, 0);
        for (int width = 1; width <= 4; width++) {
            Decoded found = CtcBeam.of(width).decode(frames, counts).getFirst();
            assertThat(Math.exp(found.logProbability()))
                    .isLessThanOrEqualTo(sums.get(labels(found)) + 1e-12);
        }
    }

    @Test
    void weighsALanguageModelAsTheFormulaSays() {
        LabelScores language =
                (before, next) -> Math.log(before.length % 2 == next % 2 ? 0.9 : 0.1);
        List<Decoded> found = CtcBeam.of(ALL).language(language, 0.7, 0.3).decode(frames, counts);
        Map<List<Long>, Double> scores = new HashMap<>();
        enumerate(0, 6, 0)
                .forEach((labels, p) -> {
                    double bonus = 0;
                    for (int i = 0; i < labels.size(); i++) {
                        bonus += 0.3 + 0.7 * language.logProbability(new long[i], labels.get(i));
                    }
                    scores.put(labels, Math.log(p) + bonus);
                });
        List<Long> best =
                scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        assertThat(labels(found.getFirst())).isEqualTo(best);
    }

    @Test
    void greedyReadsTheLikeliestAlignment() {
        // _ a a _ a b, and a b b of which the rest does not count
        long[][] said = {{0, 1, 1, 0, 1, 2}, {1, 2, 2, 1, 0, 1}};
        Tensor sure = Tensor.of(said).oneHot(CLASSES).toDouble().mul(9).logSoftmax(-1);
        List<Decoded> found = CtcGreedy.of().decode(sure, Tensor.of(new long[] {6, 3}));
        assertThat(found.get(0).tokens()).containsExactly(1, 1, 2);
        assertThat(found.get(1).tokens()).containsExactly(1, 2);
        assertThat(found.get(1).logProbability()).isCloseTo(3 * sure.max().item(), within(1e-12));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> CtcGreedy.of().decode(frames.select(0, 0), counts))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("log-probabilities [batch, time, classes]");
        assertThatThrownBy(() -> CtcBeam.of(4).decode(frames, counts.add(1)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("0 to 6 frames, got 7 in row 0");
        assertThatThrownBy(() -> CtcBeam.of(4).blank(3).decode(frames, counts))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a blank from 0 to 2, got 3");
    }
}
