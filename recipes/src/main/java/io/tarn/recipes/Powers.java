package io.tarn.recipes;

/// A number as its standardised powers, for a polynomial.
///
/// Without it, x⁵ would be huge beside x, and a penalty on the weights would hit the powers unequally.
///
/// @param input how x is spread over the training rows
/// @param powers how each power is, from the first on
record Powers(Spread input, Spread[] powers) {
    static Powers fit(double[] training, int degree) {
        Spread input = Spread.of(training);
        double[] z = input.standardised(training);
        Spread[] powers = new Spread[degree];
        for (int k = 0; k < degree; k++) {
            powers[k] = Spread.of(power(z, k + 1));
        }
        return new Powers(input, powers);
    }

    private static double[] power(double[] z, int exponent) {
        double[] raised = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            raised[i] = Math.pow(z[i], exponent);
        }
        return raised;
    }

    /// A row `[z, z², …]` for each number, every column with mean 0 and deviation 1 over the training rows.
    double[][] rows(double[] x) {
        double[] z = input.standardised(x);
        double[][] rows = new double[x.length][powers.length];
        for (int k = 0; k < powers.length; k++) {
            double[] column = powers[k].standardised(power(z, k + 1));
            for (int i = 0; i < x.length; i++) {
                rows[i][k] = column[i];
            }
        }
        return rows;
    }

    /// The same with a polynomial of its own for each kind: powers, kinds, and every power times every kind.
    double[][] rows(double[] x, double[][] kinds) {
        double[][] plain = rows(x);
        double[][] rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            int width = kinds[i].length;
            rows[i] = new double[powers.length + width + powers.length * width];
            System.arraycopy(plain[i], 0, rows[i], 0, powers.length);
            System.arraycopy(kinds[i], 0, rows[i], powers.length, width);
            for (int k = 0; k < powers.length; k++) {
                for (int kind = 0; kind < width; kind++) {
                    rows[i][powers.length + width + k * width + kind] =
                            plain[i][k] * kinds[i][kind];
                }
            }
        }
        return rows;
    }
}
