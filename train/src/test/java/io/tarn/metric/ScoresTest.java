package io.tarn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.metric.Metric.Direction;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What surrounds the metrics: means, tables of values, usual sets.
final class ScoresTest {
    @Test
    void aMeanWeighsByCounts() {
        Mean mean = new Mean();
        mean.add(2, 3);
        mean.add(4, 1);
        mean.add(Double.NaN, 0);
        assertThat(mean.value()).isEqualTo(2.5);
        Mean other = new Mean();
        other.restore(mean.state());
        other.add(10, 4);
        assertThat(other.value()).isEqualTo(6.25);
        assertThat(other.weight()).isEqualTo(8);
    }

    @Test
    void aMeanLosesNothingToRounding() {
        Mean mean = new Mean();
        mean.add(1e16, 1);
        for (int i = 0; i < 1000; i++) {
            mean.add(1, 1);
        }
        mean.add(-1e16, 1);
        assertThat(mean.value()).isCloseTo(1000 / 1002.0, within(1e-15));
    }

    @Test
    void scoresAreReadInOrder() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", 0.03123);
        values.put("accuracy", 0.99214);
        values.put("mse", 123456.0);
        values.put("tiny", 0.00001);
        assertThat(new Scores(values))
                .hasToString("loss 0.0312  accuracy 0.9921  mse 1.235e+05  tiny 1.000e-05");
        assertThat(new Scores(values).get("f1")).isNaN();
        assertThat(Scores.NONE.isEmpty()).isTrue();
    }

    @Test
    void anyNumberIsBetterThanNoneAndNaNNever() {
        assertThat(Direction.HIGHER.isBetter(0.1, Double.NaN)).isTrue();
        assertThat(Direction.LOWER.isBetter(Double.NaN, Double.NaN)).isFalse();
        assertThat(Direction.LOWER.isBetter(Double.NaN, 1)).isFalse();
        assertThat(Direction.LOWER.isBetter(0.5, 1)).isTrue();
        assertThat(Direction.HIGHER.isBetter(0.5, 1)).isFalse();
    }

    @Test
    void confusionsArePrintedInColumns() {
        ConfusionMatrix matrix = ConfusionMatrix.of(List.of("cat", "dog"));
        matrix.add(
                Tensor.of(new double[] {1, 0, 0, 1, 0, 2, 0, Double.NaN}, 4, 2),
                Tensor.of(new long[] {0, 0, 1, 1}));
        for (int i = 0; i < 99; i++) {
            matrix.add(0, 1);
        }
        assertThat(matrix)
                .hasToString(
                        """
                             cat  dog  none  ← predicted
                        cat    1  100     0
                        dog    0    1     1\
                        """);
        assertThat(matrix.total()).isEqualTo(103);
        assertThat(matrix.value()).isEqualTo(2 / 103.0);
    }

    @Test
    void usualMetricsHaveNamesOfTheirOwn() {
        for (var metrics :
                List.of(
                        Metrics.forClasses(2),
                        Metrics.forClasses(5),
                        Metrics.forClasses(100),
                        Metrics.forNumbers())) {
            var names = metrics.stream().map(metric -> metric.get().name()).toList();
            assertThat(names.stream().collect(Collectors.toSet())).hasSameSizeAs(names);
        }
        assertThat(Metrics.forClasses(2).get(2).get().name()).isEqualTo("roc_auc");
    }

    @Test
    void reliabilityBins() {
        Calibration calibration = Calibration.of(2);
        double sure = Math.log(9); // 90%
        calibration.add(Tensor.of(sure, sure, sure, -sure), Tensor.of(new long[] {1, 1, 0, 0}));
        var bins = calibration.bins();
        assertThat(bins.get(0).count()).isZero();
        assertThat(bins.get(1).right()).isEqualTo(0.75);
        assertThat(bins.get(1).certainty()).isCloseTo(0.9, within(1e-6));
        assertThat(calibration.value()).isCloseTo(0.15, within(1e-6));
    }

    @Test
    void perplexityIgnoresPadding() {
        Perplexity perplexity = Perplexity.of(0);
        Tensor scores = Tensor.zeros(2, 7, 3); // [batch, vocabulary, time]
        perplexity.add(scores, Tensor.of(new long[] {1, 2, 0, 5, 0, 0}, 2, 3));
        assertThat(perplexity.value()).isCloseTo(7, within(1e-9));
        perplexity.addLoss(Math.log(3), 3);
        assertThat(perplexity.value()).isCloseTo(Math.sqrt(21), within(1e-9));
    }
}
