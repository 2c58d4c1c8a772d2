package io.tarn.data.sound;

import io.tarn.data.DataException;

/// Changes the rate of a signal: each new sample is a weighted sum of the old ones around its time, with the weights of a sinc under
/// Kaiser's window (Smith, "Digital audio resampling").
///
/// For rates of the ratio up / down the weights repeat after `up` samples, so they are worked out once for each such phase.
final class Resampler {
    private static final int ZERO_CROSSINGS = 32; // of the sinc on each side
    private static final double ROLLOFF = 0.95; // the pass band as a part of the lower rate's half
    private static final double BETA = 9.0; // stops at about -90 dB
    private static final double HIGHEST = bessel(BETA);
    private static final int MOST_WEIGHTS = 1 << 22; // kept in a table
    private static final int MOST_SAMPLES = 1 << 29;

    private final int up;
    private final int down;
    private final double cutoff; // in cycles of half the old rate
    private final int reach; // old samples on each side
    private final float[][] phases;

    private Resampler(int up, int down) {
        this.up = up;
        this.down = down;
        this.cutoff = ROLLOFF * Math.min(1, (double) up / down);
        this.reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
        this.phases = new float[(long) up * reach * 2 <= MOST_WEIGHTS ? up : 0][];
    }

    static Resampler of(int from, int to) {
        int divisor = gcd(from, to);
        return new Resampler(to / divisor, from / divisor);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /// The number of new samples for `count` old ones.
    int length(int count) {
        long length = Math.ceilDiv((long) count * up, down);
        if (length > MOST_SAMPLES) {
            throw DataException.of(
                    "Sound.resample",
                    "at most " + MOST_SAMPLES + " samples",
                    length,
                    "cut the sound, or take a lower rate");
        }
        return (int) length;
    }

    float[] apply(float[] signal) {
        float[] result = new float[length(signal.length)];
        for (int i = 0; i < result.length; i++) {
            long time = (long) i * down; // in old samples, times up
            int before = (int) (time / up);
            float[] weights = weights((int) (time % up));
            int first = before - reach + 1;
            int start = Math.max(0, -first);
            int end = Math.min(weights.length, signal.length - first);
            double sum = 0;
            for (int k = start; k < end; k++) {
                sum += weights[k] * signal[first + k];
            }
            result[i] = (float) sum;
        }
        return result;
    }

    private float[] weights(int phase) {
        if (phases.length == 0) {
            return made(phase);
        }
        float[] known = phases[phase];
        if (known == null) {
            known = made(phase);
            phases[phase] = known;
        }
        return known;
    }

    /// The weights of the 2·reach old samples around a new one that lies phase / up after an old one; they sum to 1.
    private float[] made(int phase) {
        double[] exact = new double[2 * reach];
        double sum = 0;
        for (int k = 0; k < exact.length; k++) {
            double t = k - reach + 1 - (double) phase / up;
            // h(t) = c·sinc(c·t)·w(t / reach)
            exact[k] = cutoff * sinc(cutoff * t) * kaiser(t / reach);
            sum += exact[k];
        }
        float[] weights = new float[exact.length];
        for (int k = 0; k < exact.length; k++) {
            weights[k] = (float) (exact[k] / sum);
        }
        return weights;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /// w(x) = I₀(β·√(1 - x²)) / I₀(β)
    private static double kaiser(double x) {
        return Math.abs(x) > 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / HIGHEST;
    }

    /// I₀(x) = Σ ((x/2)ᵏ / k!)²
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= (x / 2 / k) * (x / 2 / k);
            sum += term;
        }
        return sum;
    }
}
