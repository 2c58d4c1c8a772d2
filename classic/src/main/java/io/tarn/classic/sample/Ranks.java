package io.tarn.classic.sample;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// What chains are turned into before they are compared (Vehtari, Gelman, Simpson, Carpenter, Bürkner 2021).
final class Ranks {
    private Ranks() {}

    /// Each chain as two, its halves; the middle draw of an odd number is left out.
    static double[][] split(double[][] chains) {
        int half = chains[0].length / 2;
        double[][] halves = new double[2 * chains.length][];
        for (int i = 0; i < chains.length; i++) {
            int length = chains[i].length;
            halves[2 * i] = Arrays.copyOfRange(chains[i], 0, half);
            halves[2 * i + 1] = Arrays.copyOfRange(chains[i], length - half, length);
        }
        return halves;
    }

    /// Ranks over all chains as normal numbers: z = Φ⁻¹((r - 3/8) / (S + 1/4)). Equal values share the mean of their ranks.
    static double[][] normal(double[][] chains) {
        double[] all = flat(chains);
        Integer[] order = IntStream.range(0, all.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> all[i]));
        double[] p = new double[all.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && all[order[to]] == all[order[from]]) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                p[order[i]] = (rank - 3.0 / 8) / (all.length + 1.0 / 4);
            }
            from = to;
        }
        return like(chains, NormalQuantile.of(p));
    }

    /// |x - median|: what differs in width differs here in height.
    static double[][] folded(double[][] chains) {
        double median = quantile(flat(chains), 0.5);
        return map(chains, x -> Math.abs(x - median));
    }

    static double[][] map(double[][] chains, DoubleUnaryOperator function) {
        return Arrays.stream(chains)
                .map(chain -> Arrays.stream(chain).map(function).toArray())
                .toArray(double[][]::new);
    }

    static double[] flat(double[][] chains) {
        return Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
    }

    /// Between two values by a straight line.
    static double quantile(double[] values, double p) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = p * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static double[][] like(double[][] chains, double[] flat) {
        int length = chains[0].length;
        return IntStream.range(0, chains.length)
                .mapToObj(i -> Arrays.copyOfRange(flat, i * length, (i + 1) * length))
                .toArray(double[][]::new);
    }
}
