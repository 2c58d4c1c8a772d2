package io.tarn.auto;

/// Rows and their targets.
///
/// @param y the class from 0, or the number as the learners see it
record Examples(Inputs inputs, double[] y) {
    int size() {
        return y.length;
    }

    Examples rows(int... chosen) {
        double[] some = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            some[i] = y[chosen[i]];
        }
        return new Examples(inputs.rows(chosen), some);
    }
}
