package io.tarn.recipes;

import io.tarn.loss.CrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.loss.MeanSquaredError;
import io.tarn.report.Axis;
import io.tarn.report.Page;
import io.tarn.report.Surface;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The error surfaces of mean squared error and cross entropy behind a softmax (1.3).
///
/// Of three classes the first is right. The third score is kept at -1000; the other two move from where the network is surely wrong. Cross
/// entropy slopes down from there; the squared error is flat, although it is large, and descent does not get away.
final class MseVsCrossEntropy implements Recipe {
    private static final int STEPS = 300;
    private static final double RATE = 0.5;
    private static final float THIRD = -1000;
    private static final float[] START = {-8, 8};
    private static final int CELLS = 61;
    private static final double WIDTH = 10;

    /// Mean squared error of the probabilities: Σ (softmax(x) - y)².
    private static final Loss SQUARED =
            (scores, target) -> MeanSquaredError.of().forward(scores.softmax(1), target).mul(3);

    private static final Loss CROSS = CrossEntropy.of();

    @Override
    public String name() {
        return "mse-vs-cross-entropy";
    }

    @Override
    public String title() {
        return "Why classes are learned by cross entropy: two error surfaces";
    }

    /// What cross entropy gains over the squared error by the same descent.
    @Override
    public Target target() {
        return Target.atLeast("gap in the probability of the right class", 0.9);
    }

    @Override
    public Outcome run(Kitchen kitchen) {
        List<float[]> crossed = descent(CROSS);
        List<float[]> squared = descent(SQUARED);
        double gap = right(crossed.getLast()) - right(squared.getLast());
        Page page =
                Page.of(title())
                        .lead(
                                """
                                Both descents start at the same surely wrong place and take %d steps of the same size. With cross entropy the right class \
                                ends at probability %.3f, with the squared error at %.6f.\
                                """
                                        .formatted(
                                                STEPS,
                                                right(crossed.getLast()),
                                                right(squared.getLast())))
                        .section(
                                "The two surfaces",
                                s ->
                                        s.chart(
                                                surface("Cross entropy", CROSS, crossed),
                                                surface("Mean squared error", SQUARED, squared)))
                        .section(
                                "Why",
                                s ->
                                        s.text(
                                                """
                                                The gradient of the cross entropy with respect to the scores is softmax(x) - y: it is large where the \
                                                network is surely wrong. The gradient of the squared error is that of the softmax times the error, and the \
                                                softmax is flat where it is sure, wrongly or not.\
                                                """));
        return new Outcome(gap, page);
    }

    /// Gradient descent on the first two scores: x ← x - η·∇L(x).
    private static List<float[]> descent(Loss loss) {
        List<float[]> path = new ArrayList<>();
        float[] place = START.clone();
        path.add(place);
        for (int step = 0; step < STEPS; step++) {
            try (var scope = Scope.open()) {
                Tensor x = scores(place[0], place[1]).requiresGrad(true);
                Tensor value = loss.forward(x, target(1));
                float[] slope = Gradient.of(value, List.of(x)).getFirst().toFloatArray();
                place =
                        new float[] {
                            (float) (place[0] - RATE * slope[0]),
                            (float) (place[1] - RATE * slope[1])
                        };
                path.add(place);
            }
        }
        return path;
    }

    private static Tensor scores(float first, float second) {
        return Tensor.of(new float[] {first, second, THIRD}, 1, 3);
    }

    /// The first class is right, as probabilities, for `rows` examples.
    private static Tensor target(int rows) {
        return Tensor.of(new float[] {1, 0, 0}, 1, 3).expand(rows, 3);
    }

    private static double right(float[] place) {
        try (var scope = Scope.open()) {
            return scores(place[0], place[1]).softmax(1).get(0, 0).item();
        }
    }

    private static Surface surface(String title, Loss loss, List<float[]> path) {
        double[] places = new double[CELLS];
        Arrays.setAll(places, i -> -WIDTH + 2 * WIDTH * i / (CELLS - 1));
        double[][] heights = new double[CELLS][CELLS];
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                try (var scope = Scope.open()) {
                    Tensor x = scores((float) places[column], (float) places[row]);
                    heights[row][column] = loss.forward(x, target(1)).item();
                }
            }
        }
        Surface surface = Surface.of(title, places, places, heights).z("loss");
        return surface.frame(
                        surface.frame()
                                .x(Axis.of("score of the right class"))
                                .y(Axis.of("score of the second class")))
                .path("descent", column(path, 0), column(path, 1));
    }

    private static double[] column(List<float[]> path, int index) {
        return path.stream().mapToDouble(place -> place[index]).toArray();
    }
}
