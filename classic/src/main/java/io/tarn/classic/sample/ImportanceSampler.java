package io.tarn.classic.sample;

import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Draws from a known density that are weighted so that they stand for another one.
///
/// Only means come out of it, no draws of the target; the known density needs the heavier tails.
public final class ImportanceSampler {
    private static final String WHO = "ImportanceSampler";

    private ImportanceSampler() {}

    /// log w = log p(x) - log q(x)
    public static WeightedDraws draw(LogDensity target, Distribution known, int draws, long seed) {
        if (draws < 2) {
            throw TensorException.of(WHO, "two draws or more", draws, "take 10_000");
        }
        var random = new SplittableRandom(seed);
        double[][] places = new double[draws][];
        double[] logWeights = new double[draws];
        for (int i = 0; i < draws; i++) {
            double[] x = known.draw(random);
            places[i] = x;
            logWeights[i] =
                    LogDensities.at(WHO, target, x) - LogDensities.at(WHO, known.logDensity(), x);
        }
        if (Arrays.stream(logWeights).allMatch(w -> w == Double.NEGATIVE_INFINITY)) {
            throw TensorException.of(
                    WHO,
                    "draws where the target is above 0",
                    "none among " + draws,
                    "take a known density that covers the target");
        }
        return new WeightedDraws(places, logWeights);
    }
}
