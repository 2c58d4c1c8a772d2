package io.tarn.recipes;

import io.tarn.doctor.measure.CriticalPoint;
import io.tarn.doctor.measure.Escape;
import io.tarn.doctor.measure.Objective;
import io.tarn.optim.Sgd;
import io.tarn.report.Axis;
import io.tarn.report.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Gradient descent from a strict saddle, alone and after one step along the direction of negative curvature.
///
/// @param alone the loss every `every` steps without the escape
/// @param escaped the same with it
record SaddleEscape(
        CriticalPoint point,
        Escape escape,
        int every,
        List<Double> alone,
        List<Double> escaped,
        Lines outputs) {
    private static final double RATE = 0.1;
    private static final int LOOKS = 50;

    static SaddleEscape of(long seed, int steps) {
        int every = Math.max(1, steps / LOOKS);
        var left = SincNet.onSaddle(seed);
        List<Double> alone = descent(left, steps, every);

        var saved = SincNet.onSaddle(seed);
        Objective objective = saved.objective();
        var point = CriticalPoint.of(saved.halves());
        var escape = Escape.from(objective, point);
        escape.take(objective);
        List<Double> escaped = descent(saved, steps, every);
        Lines outputs =
                Lines.of("What the network says after %,d steps".formatted(steps))
                        .x("x")
                        .y("output")
                        .line("sin(5πx) / 5πx", saved.x(), saved.y())
                        .line("descent alone", left.x(), left.output())
                        .line("escape, then descent", saved.x(), saved.output());
        return new SaddleEscape(point, escape, every, alone, escaped, outputs);
    }

    private static List<Double> descent(SincNet net, int steps, int every) {
        var descent = Sgd.of(net.parameters(), c -> c.learningRate(RATE));
        List<Double> losses = new ArrayList<>();
        losses.add(net.objective().value());
        for (int step = 0; step < steps; step += every) {
            net.lowerLoss(descent, every);
            losses.add(net.objective().value());
        }
        return losses;
    }

    /// The loss that is left with the escape, as a part of that without.
    double part() {
        return escaped.getLast() / alone.getLast();
    }

    /// Rounding errors of 10⁻¹⁶ grow by 1 - η·λ_min in each step: after so many they are 1.
    long stepsOfRounding() {
        double growth = Math.log1p(-RATE * point.spectrum().least().value());
        return Math.round(-Math.log(Math.ulp(1.0)) / growth);
    }

    Lines losses() {
        double[] steps =
                IntStream.range(0, alone.size()).mapToDouble(i -> (double) i * every).toArray();
        return Lines.of("Loss of gradient descent")
                .x("step")
                .y(Axis.of("loss").logarithmic())
                .line("alone", steps, numbers(alone))
                .line("after the escape", steps, numbers(escaped));
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
