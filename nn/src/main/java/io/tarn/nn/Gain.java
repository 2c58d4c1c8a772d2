package io.tarn.nn;

/// The factor by which initial weights grow so that the variance survives the activation after
/// them.
public final class Gain {
    private Gain() {}

    /// 1, for linear and sigmoid units.
    public static double linear() {
        return 1;
    }

    /// 5/3.
    public static double tanh() {
        return 5.0 / 3;
    }

    /// √2: half of the units are 0.
    public static double relu() {
        return Math.sqrt(2);
    }

    /// √(2 / (1 + slope²)).
    public static double leakyRelu(double slope) {
        return Math.sqrt(2 / (1 + slope * slope));
    }

    /// ¾.
    public static double selu() {
        return 0.75;
    }
}
