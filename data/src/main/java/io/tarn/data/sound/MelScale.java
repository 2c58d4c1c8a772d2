package io.tarn.data.sound;

/// Pitch as ears feel it, in mel, of a frequency in hertz.
public enum MelScale {
    /// m = 2595·log₁₀(1 + f/700); the filters' peaks are 1, as in HTK.
    HTK {
        @Override
        public double mel(double hertz) {
            return 2595 * Math.log10(1 + hertz / 700);
        }

        @Override
        public double hertz(double mel) {
            return 700 * (Math.pow(10, mel / 2595) - 1);
        }

        @Override
        double peak(double low, double high) {
            return 1;
        }
    },
    /// m = 3f/200 up to 1000 Hz, then 15 + 27·ln(f/1000)/ln 6.4; the filters' areas are equal, as in Slaney's Auditory Toolbox.
    SLANEY {
        @Override
        public double mel(double hertz) {
            return hertz < 1000 ? 3 * hertz / 200 : 15 + 27 * Math.log(hertz / 1000) / LOG_STEP;
        }

        @Override
        public double hertz(double mel) {
            return mel < 15 ? 200 * mel / 3 : 1000 * Math.exp(LOG_STEP * (mel - 15) / 27);
        }

        @Override
        double peak(double low, double high) {
            return 2 / (high - low);
        }
    };

    private static final double LOG_STEP = Math.log(6.4);

    public abstract double mel(double hertz);

    public abstract double hertz(double mel);

    /// The height of a triangular filter between two frequencies.
    abstract double peak(double low, double high);

    /// Triangles over the bins of a spectrum, whose corners lie at equal distances in mel from `low` to `high` hertz: a row for each filter.
    ///
    /// @param bins the number of bins, of which the last is half the rate
    public float[][] filters(int mels, int bins, int rate, double low, double high) {
        double[] corners = new double[mels + 2];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = hertz(mel(low) + (mel(high) - mel(low)) * i / (mels + 1));
        }
        float[][] filters = new float[mels][bins];
        for (int m = 0; m < mels; m++) {
            double left = corners[m];
            double middle = corners[m + 1];
            double right = corners[m + 2];
            for (int k = 0; k < bins; k++) {
                double f = rate / 2.0 * k / (bins - 1);
                // max(0, min((f - l)/(c - l), (r - f)/(r - c)))
                double up = (f - left) / (middle - left);
                double down = (right - f) / (right - middle);
                filters[m][k] = (float) (peak(left, right) * Math.max(0, Math.min(up, down)));
            }
        }
        return filters;
    }
}
