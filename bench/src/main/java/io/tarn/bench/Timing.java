package io.tarn.bench;

import java.util.Arrays;

/// How long one step of a workload takes: the median over many, after a warm-up.
public record Timing(double medianMillis, int steps) {
    private static final int WARM_UP = 3;
    private static final int LEAST = 5;

    /// Runs `step` for at least `seconds`.
    public static Timing of(Runnable step, double seconds) {
        for (int i = 0; i < WARM_UP; i++) {
            step.run();
        }
        double[] millis = new double[1024];
        int count = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end || count < LEAST) {
            if (count == millis.length) {
                millis = Arrays.copyOf(millis, 2 * count);
            }
            long start = System.nanoTime();
            step.run();
            millis[count++] = (System.nanoTime() - start) / 1e6;
        }
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return new Timing((sorted[(count - 1) / 2] + sorted[count / 2]) / 2, count);
    }
}
