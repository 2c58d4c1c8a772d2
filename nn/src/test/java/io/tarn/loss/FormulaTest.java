package io.tarn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.DType;
import io.tarn.tensor.FiniteDifferences;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The losses that PyTorch lacks, against their papers' formulas written out in plain Java.
final class FormulaTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final double[][] SCORES = {{2, -1, 0.5}, {0.1, 0.3, -2}, {-1, 4, 1}};
    private static final int[] CLASSES = {0, 2, 1};

    private static Tensor matrix(double[][] rows) {
        double[] values =
                java.util.Arrays.stream(rows).flatMapToDouble(java.util.Arrays::stream).toArray();
        return Tensor.of(values, rows.length, rows[0].length);
    }

    private static Tensor classes() {
        return Tensor.of(new long[] {0, 2, 1});
    }

    private static double[] softmax(double[] x) {
        double sum = java.util.Arrays.stream(x).map(Math::exp).sum();
        return java.util.Arrays.stream(x).map(v -> Math.exp(v) / sum).toArray();
    }

    private static double cosine(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void focalFadesEasySamples() {
        double expected = 0;
        for (int i = 0; i < 3; i++) {
            double p = softmax(SCORES[i])[CLASSES[i]];
            expected += -Math.pow(1 - p, 1.5) * Math.log(p) / 3;
        }
        assertThat(Focal.of().gamma(1.5).forward(matrix(SCORES), classes()).item())
                .isCloseTo(expected, CLOSE);
    }

    @Test
    void focalWithoutFadingIsCrossEntropy() {
        double entropy = CrossEntropy.of().forward(matrix(SCORES), classes()).item();
        assertThat(Focal.of().gamma(0).forward(matrix(SCORES), classes()).item())
                .isCloseTo(entropy, CLOSE);
    }

    @Test
    void binaryFocalWeighsYesAgainstNo() {
        double[] x = {1.5, -0.5, 3};
        double[] y = {1, 0, 0};
        double expected = 0;
        for (int i = 0; i < 3; i++) {
            double yes = 1 / (1 + Math.exp(-x[i]));
            double p = y[i] == 1 ? yes : 1 - yes;
            expected += -(y[i] == 1 ? 0.3 : 0.7) * Math.pow(1 - p, 2) * Math.log(p) / 3;
        }
        assertThat(BinaryFocal.of().alpha(0.3).forward(Tensor.of(x, 3), Tensor.of(y, 3)).item())
                .isCloseTo(expected, CLOSE);
    }

    @Test
    void hingeAsksForAMarginOfOne() {
        Tensor loss =
                Hinge.of()
                        .forward(
                                Tensor.of(new double[] {2, 0.5, -1}),
                                Tensor.of(new double[] {1, 1, 1}));
        assertThat(loss.item()).isCloseTo((0 + 0.5 + 2) / 3, CLOSE);
    }

    @Test
    void contrastivePullsPairsAndPushesStrangers() {
        double[][] a = {{1, 2}, {0, 0}, {3, 1}};
        double[][] b = {{2, 2}, {0.3, 0.4}, {-3, 1}};
        double near = distance(a[0], b[0]);
        double far = 2 - distance(a[1], b[1]);
        double expected = (near * near + far * far + 0) / 2 / 3;
        Tensor loss =
                Contrastive.of()
                        .margin(2)
                        .forward(matrix(a), matrix(b), Tensor.of(new double[] {1, 0, 0}));
        assertThat(loss.item()).isCloseTo(expected, CLOSE);
    }

    @Test
    void infoNceFindsItsOwnKey() {
        double[][] keys = {{1, 0, 2}, {0, 1, 1}, {1, -1, 0}};
        double expected = 0;
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (double[] key : keys) {
                sum += Math.exp(cosine(SCORES[i], key) / 0.5);
            }
            expected += -Math.log(Math.exp(cosine(SCORES[i], keys[i]) / 0.5) / sum) / 3;
        }
        assertThat(InfoNce.of().temperature(0.5).forward(matrix(SCORES), matrix(keys)).item())
                .isCloseTo(expected, CLOSE);
    }

    @Test
    void infoNceOfViewsLeavesTheSelfOut() {
        double[][] all = {SCORES[0], SCORES[1], {1, 0, 2}, {0, 1, 1}};
        double expected = 0;
        for (int i = 0; i < 4; i++) {
            double sum = 0;
            for (int j = 0; j < 4; j++) {
                sum += j == i ? 0 : Math.exp(cosine(all[i], all[j]) / 0.1);
            }
            expected += -Math.log(Math.exp(cosine(all[i], all[(i + 2) % 4]) / 0.1) / sum) / 4;
        }
        Tensor loss =
                InfoNce.of()
                        .views(
                                matrix(new double[][] {all[0], all[1]}),
                                matrix(new double[][] {all[2], all[3]}));
        assertThat(loss.item()).isCloseTo(expected, CLOSE);
    }

    @Test
    void additiveMarginTakesFromTheRightCosine() {
        AdditiveMargin loss = AdditiveMargin.of(3, 4, 10, 0.35);
        assertMargin(
                loss.forward(matrix(SCORES).to(DType.FLOAT32), classes()),
                loss.parameters().get(0).value(),
                10,
                (cosine, right) -> right ? cosine - 0.35 : cosine);
    }

    @Test
    void arcFaceTurnsTheRightAngle() {
        ArcFace loss = ArcFace.of(3, 4, 16, 0.5);
        assertMargin(
                loss.forward(matrix(SCORES).to(DType.FLOAT32), classes()),
                loss.parameters().get(0).value(),
                16,
                (cosine, right) -> {
                    double angle = Math.acos(cosine) + 0.5;
                    double turned =
                            angle <= Math.PI ? Math.cos(angle) : cosine - 0.5 * Math.sin(0.5);
                    return right ? turned : cosine;
                });
    }

    private interface Margin {
        double of(double cosine, boolean right);
    }

    private static void assertMargin(Tensor loss, Tensor centres, double scale, Margin margin) {
        double[] flat = centres.toDoubleArray();
        double expected = 0;
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            double own = 0;
            for (int j = 0; j < 4; j++) {
                double cosine =
                        cosine(SCORES[i], java.util.Arrays.copyOfRange(flat, 3 * j, 3 * j + 3));
                double score = Math.exp(scale * margin.of(cosine, j == CLASSES[i]));
                sum += score;
                own = j == CLASSES[i] ? score : own;
            }
            expected += -Math.log(own / sum) / 3;
        }
        assertThat(loss.item()).isCloseTo(expected, within(1e-4));
    }

    @Test
    void ctcEqualsTheSumOverAllPaths() {
        Random random = Random.of(5);
        Tensor frames = random.normal(1, 4, 3).to(DType.FLOAT64).logSoftmax(2);
        double[] log = frames.toDoubleArray();
        double total = 0;
        for (int path = 0; path < 81; path++) { // 3 classes over 4 frames
            int[] classes = {path / 27, path / 9 % 3, path / 3 % 3, path % 3};
            StringBuilder collapsed = new StringBuilder();
            double probability = 1;
            for (int t = 0; t < 4; t++) {
                probability *= Math.exp(log[3 * t + classes[t]]);
                if (classes[t] != 0 && (t == 0 || classes[t] != classes[t - 1])) {
                    collapsed.append(classes[t]);
                }
            }
            total += collapsed.toString().equals("12") ? probability : 0;
        }
        Tensor loss =
                Ctc.of()
                        .forward(
                                frames,
                                Tensor.of(new long[] {1, 2}, 1, 2),
                                Tensor.of(new long[] {4}),
                                Tensor.of(new long[] {2}));
        assertThat(loss.item()).isCloseTo(-Math.log(total) / 2, CLOSE);
    }

    @Test
    void differentiatesTwice() {
        Tensor x = matrix(SCORES).requiresGrad();
        FiniteDifferences.checkTwice(() -> Focal.of().forward(x, classes()), List.of(x));
        FiniteDifferences.checkTwice(
                () -> InfoNce.of().forward(x, matrix(SCORES).add(1)), List.of(x));
        FiniteDifferences.checkTwice(
                () ->
                        CosineEmbedding.of()
                                .forward(
                                        x,
                                        matrix(SCORES).add(1),
                                        Tensor.of(new double[] {1, -1, 1})),
                List.of(x));
    }
}
