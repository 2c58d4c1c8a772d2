package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// Independent draws from any density that lies below a known one times a constant.
///
/// A place x from the known density q is kept with probability p(x) / (M·q(x)).
public final class RejectionSampler {
    private static final String WHO = "RejectionSampler";
    private static final int PATIENCE = 1_000_000; // places for one draw

    private final LogDensity target;
    private final Distribution known;
    private final double logConstant;

    /// What was kept.
    ///
    /// @param places `[draws][dimensions]`
    /// @param acceptance the part of all places that was kept; times M it is the integral of the target
    public record Accepted(double[][] places, double acceptance) {}

    private RejectionSampler(LogDensity target, Distribution known, double logConstant) {
        this.target = target;
        this.known = known;
        this.logConstant = logConstant;
    }

    /// @param constant M, with p(x) ≤ M·q(x) everywhere
    public static RejectionSampler of(LogDensity target, Distribution known, double constant) {
        if (!(constant > 0) || constant == Double.POSITIVE_INFINITY) {
            throw TensorException.of(
                    WHO, "a constant above 0", constant, "take the greatest p(x)/q(x)");
        }
        return new RejectionSampler(target, known, Math.log(constant));
    }

    public Accepted draw(int draws, long seed) {
        if (draws < 1) {
            throw TensorException.of(WHO, "one draw or more", draws, "take 1000");
        }
        var random = new SplittableRandom(seed);
        double[][] places = new double[draws][];
        long tries = 0;
        int kept = 0;
        int misses = 0; // since the last one that was kept
        while (kept < draws) {
            double[] x = known.draw(random);
            tries++;
            if (Math.log(random.nextDouble()) < logRatio(x)) {
                places[kept++] = x;
                misses = 0;
            } else if (++misses == PATIENCE) {
                throw TensorException.of(
                        WHO,
                        "one place in a million to be kept",
                        "%d kept of %,d".formatted(kept, tries),
                        "take a known density that is more like the target");
            }
        }
        return new Accepted(places, (double) draws / tries);
    }

    /// log p(x) - log q(x) - log M, which must not be above 0.
    private double logRatio(double[] x) {
        double ratio =
                LogDensities.at(WHO, target, x) - LogDensities.at(WHO, known.logDensity(), x);
        if (ratio > logConstant + 1e-9) {
            throw TensorException.of(
                    WHO,
                    "p(x) ≤ M·q(x) everywhere",
                    "p(x)/q(x) = %s at %s with M = %s"
                            .formatted(
                                    number(Math.exp(ratio)),
                                    Arrays.toString(x),
                                    number(Math.exp(logConstant))),
                    "take a larger M, or a known density with heavier tails");
        }
        return ratio - logConstant;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
