package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.Sampler;
import io.tarn.doctor.patient.Treatment;
import io.tarn.tensor.Scope;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Remedies that draw some examples more often than others.
final class Reweighted {
    private static final int ROWS = 250;
    private static final double LARGEST = 10;

    private Reweighted() {}

    /// @param weights of the examples of a batch
    static Treatment treatment(String name, Function<Batch, double[]> weights) {
        return new Treatment(
                name,
                patient -> {
                    double[] all = weights(patient.training(), weights);
                    return Arrays.stream(all).sum() > 0
                            ? patient.with(t ->
                                    t.loading(c ->
                                            c.sampler(
                                                    Sampler.weighted(all, patient.plan().seed()))))
                            : patient;
                });
    }

    private static double[] weights(Dataset data, Function<Batch, double[]> weights) {
        double[] all = new double[data.size()];
        for (int from = 0; from < all.length; from += ROWS) {
            int[] rows = IntStream.range(from, Math.min(all.length, from + ROWS)).toArray();
            try (var scope = Scope.open()) {
                double[] some = weights.apply(data.batch(rows, new SplittableRandom(0)));
                for (int i = 0; i < some.length; i++) {
                    all[from + i] = Math.clamp(some[i], 0, LARGEST);
                }
            }
        }
        return all;
    }
}
