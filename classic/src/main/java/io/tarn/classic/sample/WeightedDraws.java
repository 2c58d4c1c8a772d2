package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Draws from a known density with the weights that make them stand for another.
///
/// @param places `[draws][dimensions]`
/// @param logWeights one for each draw, up to a constant
public record WeightedDraws(double[][] places, double[] logWeights) {
    private static final double FEW = 0.05; // of all draws

    public WeightedDraws {
        double highest = Arrays.stream(logWeights).max().orElse(Double.NaN); // NaN if one is
        if (places.length != logWeights.length || !Double.isFinite(highest)) {
            throw TensorException.of(
                    "WeightedDraws",
                    "a weight for each draw, one of them above 0",
                    "%d draws, %d weights, the largest e^%s"
                            .formatted(places.length, logWeights.length, highest),
                    "let ImportanceSampler draw them");
        }
    }

    /// w = exp(log w) / Σ exp(log w)
    public double[] weights() {
        double highest = Arrays.stream(logWeights).max().orElseThrow();
        double[] w = Arrays.stream(logWeights).map(each -> Math.exp(each - highest)).toArray();
        double sum = Arrays.stream(w).sum();
        return Arrays.stream(w).map(each -> each / sum).toArray();
    }

    /// The mean of f over the target: μ = Σ w·f(x), with standard error √Σ w²·(f(x) - μ)².
    public Estimate mean(ToDoubleFunction<double[]> f) {
        double[] w = weights();
        double[] values = Arrays.stream(places).mapToDouble(f).toArray();
        double mean = 0;
        for (int i = 0; i < w.length; i++) {
            mean += w[i] == 0 ? 0 : w[i] * values[i];
        }
        double squares = 0;
        for (int i = 0; i < w.length; i++) {
            double part = w[i] == 0 ? 0 : w[i] * (values[i] - mean);
            squares += part * part;
        }
        return new Estimate(mean, Math.sqrt(squares), w.length);
    }

    /// The logarithm of the target's integral over that of the known density: log (Σ exp(log w) / n)
    public double logIntegral() {
        double highest = Arrays.stream(logWeights).max().orElseThrow();
        double sum = Arrays.stream(logWeights).map(each -> Math.exp(each - highest)).sum();
        return highest + Math.log(sum / logWeights.length);
    }

    /// How many equal draws are worth as much: 1 / Σ w²
    public double effectiveSize() {
        return 1 / Arrays.stream(weights()).map(w -> w * w).sum();
    }

    /// What makes the means doubtful: few draws that carry nearly all the weight.
    public Optional<String> warning() {
        double size = effectiveSize();
        return size >= FEW * logWeights.length
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%,d draws are worth %.1f: the known density misses the target, and the standard errors are too small",
                                logWeights.length,
                                size));
    }
}
