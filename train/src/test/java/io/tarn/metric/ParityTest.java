package io.tarn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The metrics say what scikit-learn says, however unevenly the batches are cut.
final class ParityTest {
    @ParameterizedTest
    @ValueSource(strings = {"binary", "rare"})
    void twoClasses(String name) {
        Golden golden = Golden.load(name);
        golden.agrees("accuracy", Accuracy.of());
        golden.agrees("precision", Precision.of());
        golden.agrees("recall", Recall.of());
        golden.agrees("f1", F1.of());
        golden.agrees("roc_auc", RocAuc.of());
        golden.agrees("average_precision", AveragePrecision.of());
        golden.agrees("log_loss", LogLoss.of());
        golden.agrees("brier", Brier.of());
        golden.agrees("calibration_error", Calibration.of(10));
        golden.agrees("accuracy", ConfusionMatrix.of(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "rare"})
    void twoScoresSayTheSameAsOne(String name) {
        Golden golden = Golden.load(name);
        Tensor z = golden.tensor("scores");
        golden.tensors().put("scores", Tensor.stack(List.of(z.mul(-0.5), z.mul(0.5)), 1));
        twoClasses(golden);
    }

    private static void twoClasses(Golden golden) {
        golden.agrees("roc_auc", RocAuc.of());
        golden.agrees("log_loss", LogLoss.of());
        golden.agrees("brier", Brier.of());
        golden.agrees("f1", F1.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "rare"})
    void curves(String name) {
        Golden golden = Golden.load(name);
        RocCurve roc = golden.classes(RocAuc.of()).curve();
        golden.agrees("false_positives", roc.falsePositives());
        golden.agrees("true_positives", roc.truePositives());
        golden.agrees("thresholds", Arrays.copyOfRange(roc.thresholds(), 1, roc.size()));
        assertThat(roc.thresholds()[0]).isEqualTo(Double.POSITIVE_INFINITY);
        PrecisionRecallCurve curve = golden.classes(AveragePrecision.of()).curve();
        int size = golden.values("curve_recall").length; // scikit-learn ends where recall is 1
        golden.agrees("curve_precision", Arrays.copyOf(curve.precision(), size));
        golden.agrees("curve_recall", Arrays.copyOf(curve.recall(), size));
    }

    @Test
    void severalClasses() {
        Golden golden = Golden.load("several");
        golden.agrees("accuracy", Accuracy.of());
        golden.agrees("top2", TopK.of(2));
        golden.agrees("top3", TopK.of(3));
        golden.agrees("roc_auc", RocAuc.of(5));
        golden.agrees("average_precision", AveragePrecision.of(5));
        golden.agrees("log_loss", LogLoss.of());
        golden.agrees("brier", Brier.of());
        golden.agrees("calibration_error", Calibration.of());
        golden.agrees("perplexity", Perplexity.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MACRO", "MICRO", "WEIGHTED"})
    void averagesOfRates(Averaging averaging) {
        Golden golden = Golden.load("several");
        for (Metric metric :
                new Metric[] {
                    Precision.of(5, averaging), Recall.of(5, averaging), F1.of(5, averaging)
                }) {
            golden.agrees(metric.name(), metric);
        }
    }

    @Test
    void ratesOfEachClass() {
        Golden golden = Golden.load("several");
        golden.agrees("precision_each", golden.classes(Precision.of(5)).perClass());
        golden.agrees("recall_each", golden.classes(Recall.of(5)).perClass());
        golden.agrees("f1_each", golden.classes(F1.of(5)).perClass());
        double third = golden.values("f1_each")[3];
        F1 f1 = golden.classes(F1.of(5, 3));
        assertThat(f1.value()).isCloseTo(third, within(1e-12));
        assertThat(f1.name()).isEqualTo("f1_class3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "several"})
    void countsOfConfusions(String name) {
        Golden golden = Golden.load(name);
        Tensor expected = golden.tensor("confusion");
        ConfusionMatrix matrix = golden.classes(ConfusionMatrix.of((int) expected.size(0)));
        long[] counts = Arrays.stream(matrix.counts()).flatMapToLong(Arrays::stream).toArray();
        assertThat(counts).containsExactly(expected.toLongArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbers", "outputs", "far"})
    void numbers(String name) {
        Golden golden = Golden.load(name);
        golden.agrees("mse", SquaredError.of());
        golden.agrees("rmse", RootSquaredError.of());
        golden.agrees("mae", AbsoluteError.of());
        golden.agrees("r2", R2.of());
    }
}
