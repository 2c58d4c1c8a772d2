package io.tarn.doctor.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A mixture of honest residuals, t-distributed around 0, and of targets that are drawn from all targets, fitted by expectation and
/// maximisation.
///
/// @param share of the second kind
/// @param scale of the first kind
/// @param probabilities of each row to be of the second kind
record Contamination(double share, double scale, double[] probabilities, double likelihood) {
    private static final int ROUNDS = 150;

    static Contamination of(double[] residuals, double[] targets) {
        return IntStream.of(3, 5, 10, 30)
                .mapToObj(freedom -> fit(residuals, targets, freedom))
                .max(Comparator.comparingDouble(Contamination::likelihood))
                .orElseThrow();
    }

    private static Contamination fit(double[] residuals, double[] targets, int freedom) {
        double middle = median(targets);
        double spread = Math.max(1e-12, deviation(targets, middle));
        double least = 1e-9 * spread;
        double scale = Math.max(least, deviation(residuals, 0));
        double share = 0.05;
        double likelihood = 0;
        double[] wrong = new double[targets.length];
        for (int round = 0; round < ROUNDS; round++) {
            double squares = 0;
            double sum = 0;
            likelihood = 0;
            for (int i = 0; i < wrong.length; i++) {
                double t = residuals[i] / scale;
                double honest = (1 - share) * student(t, freedom) / scale;
                double drawn = share * student((targets[i] - middle) / spread, 5) / spread;
                wrong[i] = drawn / (honest + drawn);
                likelihood += Math.log(honest + drawn);
                // a row far out says little about the scale: (ν + 1) / (ν + t²)
                double weight = (freedom + 1) / (freedom + t * t);
                squares += (1 - wrong[i]) * weight * residuals[i] * residuals[i];
                sum += wrong[i];
            }
            share = sum / wrong.length;
            scale = Math.max(least, Math.sqrt(squares / Math.max(1, wrong.length - sum)));
        }
        return new Contamination(share, scale, wrong, likelihood);
    }

    /// Γ((ν+1)/2) / (Γ(ν/2)·√(νπ)) · (1 + t²/ν)^(-(ν+1)/2)
    private static double student(double t, int freedom) {
        double front =
                switch (freedom) {
                    case 3 -> 2 / (Math.PI * Math.sqrt(3));
                    case 5 -> 8 / (3 * Math.PI * Math.sqrt(5));
                    case 10 -> 315 / (256 * Math.sqrt(10));
                    default -> (1 - 1 / (4.0 * freedom)) / Math.sqrt(2 * Math.PI);
                };
        return front * Math.pow(1 + t * t / freedom, -(freedom + 1) / 2.0);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /// 1.4826 times the median distance from `middle`, the standard deviation of normal values.
    private static double deviation(double[] values, double middle) {
        return 1.4826 * median(Arrays.stream(values).map(v -> Math.abs(v - middle)).toArray());
    }
}
