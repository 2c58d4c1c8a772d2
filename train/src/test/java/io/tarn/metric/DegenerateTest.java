package io.tarn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Cases in which a metric has no value, and says why.
final class DegenerateTest {
    private static final Tensor SCORES = Tensor.of(-1.0, 2, 0.5);
    private static final Tensor ZEROS = Tensor.of(new long[] {0, 0, 0});
    private static final Tensor ONES = Tensor.of(new long[] {1, 1, 1});

    static Stream<Metric> all() {
        return Stream.concat(
                classifying(),
                Stream.of(
                        SquaredError.of(),
                        AbsoluteError.of(),
                        RootSquaredError.of(),
                        R2.of(),
                        Perplexity.of()));
    }

    static Stream<Metric> classifying() {
        return Stream.of(
                Accuracy.of(),
                TopK.of(2),
                ConfusionMatrix.of(2),
                Precision.of(),
                Recall.of(2),
                F1.of(2, Averaging.MICRO),
                RocAuc.of(),
                AveragePrecision.of(),
                Calibration.of(),
                Brier.of(),
                LogLoss.of());
    }

    /// The precision asks only whether what was predicted is right.
    static Stream<Metric> blamingEveryMiss() {
        return classifying().filter(metric -> !(metric instanceof Precision));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingWasAdded(Metric metric) {
        assertThat(metric.value()).isNaN();
        assertThat(metric.reason()).contains("nothing was added");
    }

    @ParameterizedTest
    @MethodSource("classifying")
    void anEmptyBatchIsNothing(Metric metric) {
        metric.add(Tensor.zeros(0, 2), Tensor.of(new long[0]));
        assertThat(metric.reason()).contains("nothing was added");
    }

    @Test
    void aRankingNeedsBothClasses() {
        RocAuc auc = RocAuc.of();
        auc.add(SCORES, ZEROS);
        assertThat(auc).hasToString("roc_auc NaN: no target is of class 1");
        RocAuc other = RocAuc.of();
        other.add(SCORES, ONES);
        assertThat(other).hasToString("roc_auc NaN: all targets are of class 1");
        other.add(SCORES, ZEROS);
        assertThat(other.value()).isEqualTo(0.5);
        assertThat(other.reason()).isEmpty();
    }

    @Test
    void averagePrecisionNeedsPositivesOnly() {
        AveragePrecision none = AveragePrecision.of();
        none.add(SCORES, ZEROS);
        assertThat(none).hasToString("average_precision NaN: no target is of class 1");
        AveragePrecision only = AveragePrecision.of();
        only.add(SCORES, ONES);
        assertThat(only.value()).isEqualTo(1);
    }

    @Test
    void ofSeveralClassesEachMustBeThere() {
        RocAuc auc = RocAuc.of(3);
        auc.add(Tensor.randn(3, 3), Tensor.of(new long[] {0, 1, 1}));
        assertThat(auc).hasToString("roc_auc NaN: no target is of class 2");
        assertThat(auc.value(1)).isNaN();
    }

    @Test
    void aClassThatNobodyNamesHasNoRate() {
        F1 f1 = F1.of();
        f1.add(Tensor.of(-1.0, -2), Tensor.of(new long[] {0, 0}));
        assertThat(f1).hasToString("f1 NaN: neither a target nor a prediction is of class 1");
        F1 mean = F1.of(3);
        mean.add(Tensor.eye(3).narrow(0, 0, 2), Tensor.of(new long[] {0, 1}));
        assertThat(mean.value()).isEqualTo(1);
        assertThat(mean.perClass()[2]).isNaN();
    }

    @Test
    void whatIsNeverPredictedHasAPrecisionOfZero() {
        Precision precision = Precision.of();
        precision.add(Tensor.of(-1.0, -2), Tensor.of(new long[] {0, 1}));
        assertThat(precision.value()).isZero();
    }

    @Test
    void equalScoresArePredictedAsTheFirstClass() {
        Accuracy accuracy = Accuracy.of();
        accuracy.add(Tensor.zeros(3, 3), Tensor.of(new long[] {0, 1, 2}));
        assertThat(accuracy.value()).isEqualTo(1 / 3.0, within(1e-15));
        TopK best = TopK.of(2);
        best.add(Tensor.zeros(3, 3), Tensor.of(new long[] {0, 1, 2}));
        assertThat(best.value()).isEqualTo(2 / 3.0, within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("blamingEveryMiss")
    void aNetThatGivesNaNIsNeverGood(Metric metric) {
        metric.add(
                Tensor.of(new double[] {Double.NaN, 1, Double.NaN, -1}, 4),
                Tensor.of(new long[] {0, 1, 1, 0}));
        double value = metric.value();
        assertThat(Double.isNaN(value) || value <= 2 / 3.0).as(metric.toString()).isTrue();
    }

    @Test
    void aNetThatGivesOnlyNaNHasNoAccuracy() {
        Accuracy accuracy = Accuracy.of();
        accuracy.add(Tensor.zeros(2, 3).div(0), Tensor.of(new long[] {0, 0}));
        assertThat(accuracy.value()).isZero();
        RocAuc auc = RocAuc.of();
        auc.add(Tensor.zeros(2).div(0), Tensor.of(new long[] {0, 1}));
        assertThat(auc).hasToString("roc_auc NaN: a prediction is NaN");
        SquaredError error = SquaredError.of();
        error.add(Tensor.zeros(2).div(0), Tensor.of(0.0, 1));
        assertThat(error).hasToString("mse NaN: a prediction is NaN");
    }

    @Test
    void equalTargetsHaveNothingToExplain() {
        R2 r2 = R2.of();
        r2.add(Tensor.of(0.1, 0.2), Tensor.of(0.1, 0.1));
        assertThat(r2).hasToString("r2 NaN: all targets are equal");
    }

    @Test
    void certaintyOfTheWrongClassCostsWithoutEnd() {
        LogLoss loss = LogLoss.of();
        loss.add(
                Tensor.of(new double[] {0, Double.NEGATIVE_INFINITY}, 1, 2),
                Tensor.of(new long[] {1}));
        assertThat(loss.value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(loss.reason()).isEmpty();
    }
}
