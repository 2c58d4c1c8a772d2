package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.classic.linear.Lbfgs;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/// The oracle is scikit-learn: src/test/golden/linear.py.
final class LinearRegressionTest {
    private static final float[][] X = new float[40][3];
    private static final double[] NUMBER = new double[40];

    static {
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 3; j++) {
                X[i][j] = (float) Math.sin(1.3 * i + 2.1 * j * j + 0.7 * i * j);
            }
            NUMBER[i] = 2 * (double) X[i][0] - X[i][1] + 0.5 + Math.cos(5.0 * i);
        }
    }

    private static double[][] fitted(
            TaskKind kind, int outputs, double strength, IntToDoubleFunction y) {
        double[] targets = new double[40];
        Arrays.setAll(targets, y);
        Examples rows = new Examples(Inputs.of(X, X), targets);
        Trial trial =
                new Trial(
                        Map.of("strength", strength),
                        List.of(),
                        0,
                        0,
                        1,
                        new double[0],
                        new double[0]);
        Problem problem = new Problem(kind, outputs, 0);
        return new LinearRegression(kind)
                .fit(problem, rows, trial)
                .predict(Inputs.of(Arrays.copyOf(X, 2), Arrays.copyOf(X, 2)));
    }

    private static void same(double[][] got, double... expected) {
        double[] flat = Arrays.stream(got).flatMapToDouble(Arrays::stream).toArray();
        assertThat(flat).containsExactly(expected, within(1e-5));
    }

    @Test
    void regressesLikeScikitLearn() {
        // alpha = 2
        same(fitted(TaskKind.REGRESSION, 1, 0.5, i -> NUMBER[i]), -0.2628225229, 3.2969673199);
    }

    @Test
    void tellsTwoClassesApartLikeScikitLearn() {
        same(
                fitted(TaskKind.BINARY, 2, 0.5, i -> NUMBER[i] > 0.4 ? 1 : 0),
                0.4815013558,
                0.5184986442,
                0.0987690601,
                0.9012309399);
    }

    @Test
    void tellsThreeClassesApartLikeScikitLearn() {
        same(
                fitted(
                        TaskKind.MULTI_CLASS,
                        3,
                        0.5,
                        i -> NUMBER[i] >= 1 ? 2 : NUMBER[i] >= -0.5 ? 1 : 0),
                0.4370062531,
                0.3079871134,
                0.2550066335,
                0.0157691756,
                0.0660866411,
                0.9181441833);
    }

    @Test
    void solvesTheSameWithFewerRowsThanColumns() {
        float[][] x = new float[3][5];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 5; j++) {
                x[i][j] = (float) Math.cos(i * j + i);
            }
        }
        double[] y = {1, 2, 4};
        double[] closed = new Ridge(x, y).solve(0.3).weights();
        var loss = new SquaredLoss(x, y, 0.3 / 3);
        double[] descended = Lbfgs.minimise(loss, loss.start(), 1000, 1e-12).at();
        assertThat(closed).containsExactly(descended, within(1e-6));
    }

    @Test
    void descendsAlongTheGradientOfTheLoss() {
        var loss = new SoftmaxLoss(X, new double[40], 3, 0.1);
        double[] w = new double[loss.parameters()];
        Arrays.setAll(w, i -> Math.sin(i));
        double[] gradient = new double[w.length];
        double[] unused = new double[w.length];
        loss.at(w, gradient);
        for (int i = 0; i < w.length; i++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double difference = (loss.at(up, unused) - loss.at(down, unused)) / 2e-5;
            assertThat(gradient[i]).isCloseTo(difference, within(1e-7));
        }
    }

    @Test
    void findsTheStrengthThatValidatesBest() {
        Examples rows = Samples.points(200, 2, 1);
        float[][] x = new float[200][1];
        Arrays.setAll(x, i -> new float[] {rows.inputs().raw()[i][0]});
        Examples wide = new Examples(Inputs.of(x, x, false), rows.y());
        Fold fold = new Fold(wide, wide, new int[200]);
        Problem problem = new Problem(TaskKind.BINARY, 2, 0);
        Clock clock = Clock.of(java.time.Duration.ofMinutes(1));
        Trial trial = new LinearRegression(TaskKind.BINARY).search(problem, List.of(fold), clock);
        // judged on its own training rows, the weaker penalty always wins
        assertThat(trial.setting("strength")).isGreaterThanOrEqualTo(1000);
        assertThat(trial.tried()).isGreaterThan(4);
    }
}
