package io.tarn.recipes;

import io.tarn.nn.Parameter;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/// The way of an optimizer down an error surface.
///
/// @param x where it was before each step, and at the end
/// @param losses the error at each of these places
/// @param arrival the first place from which on the error stays at the goal or below; one more than all steps if never
record Descent(Racer racer, double rate, double[] x, double[] y, double[] losses, int arrival) {
    /// The rates that every optimizer tries: three in each factor of ten, from 0.0001 to 1.
    static final double[] RATES =
            DoubleStream.iterate(0, i -> i <= 12, i -> i + 1)
                    .map(i -> Math.pow(10, (i - 12) / 3))
                    .toArray();

    static Descent of(ErrorSurface surface, Racer racer, double rate, float[] start, int steps) {
        Parameter place = Parameter.of(Tensor.of(start.clone(), 2));
        Optimizer optimizer = racer.maker().of(List.of(place), rate);
        double[] x = new double[steps + 1];
        double[] y = new double[steps + 1];
        double[] losses = new double[steps + 1];
        for (int step = 0; step <= steps; step++) {
            try (var scope = Scope.open()) {
                float[] now = place.value().toFloatArray();
                x[step] = now[0];
                y[step] = now[1];
                losses[step] =
                        optimizer
                                .step(() -> surface.at(place.value().get(0), place.value().get(1)))
                                .item();
            }
            if (!(losses[step] < 1e6)) { // thrown out
                Arrays.fill(losses, step, steps + 1, Double.POSITIVE_INFINITY);
                Arrays.fill(x, step, steps + 1, Double.NaN);
                Arrays.fill(y, step, steps + 1, Double.NaN);
                break;
            }
        }
        int arrival = steps + 1;
        while (arrival > 0 && losses[arrival - 1] <= surface.goal()) {
            arrival--;
        }
        return new Descent(racer, rate, x, y, losses, arrival);
    }

    /// The best of all [#RATES]: the first to arrive, or the lowest at the end where none does.
    static Descent best(ErrorSurface surface, Racer racer, float[] start, int steps) {
        return Arrays.stream(RATES)
                .mapToObj(rate -> of(surface, racer, rate, start, steps))
                .min(
                        Comparator.comparingInt(Descent::arrival)
                                .thenComparingDouble(descent -> descent.losses[steps]))
                .orElseThrow();
    }

    boolean arrived() {
        return arrival < losses.length;
    }

    /// The first `count` places, to draw a moment of the race.
    Descent until(int count) {
        int end = Math.clamp(count, 1, x.length);
        return new Descent(
                racer,
                rate,
                Arrays.copyOf(x, end),
                Arrays.copyOf(y, end),
                Arrays.copyOf(losses, end),
                arrival);
    }
}
