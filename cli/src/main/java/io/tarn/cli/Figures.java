package io.tarn.cli;

import io.tarn.auto.Score;
import java.util.Locale;

/// Numbers as people read them.
final class Figures {
    private static final double NOTHING = 1e-12; // what rounding leaves of 0

    private Figures() {}

    /// Four digits or so that matter: `0.8168`, `12.35`, `48,210`, `3.200e-05`.
    static String of(double value) {
        double size = Math.abs(value);
        String form =
                size > NOTHING && (size < 1e-3 || size >= 1e9)
                        ? "%.3e"
                        : size < 10 ? "%.4f" : size < 1000 ? "%.2f" : "%,.0f";
        return String.format(Locale.ROOT, form, value);
    }

    /// `0.8168 (0.7655 to 0.8589)`.
    static String of(Score score) {
        return "%s (%s to %s)".formatted(of(score.value()), of(score.low()), of(score.high()));
    }

    /// `1 row`, `1,309 rows`.
    static String count(long number, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
    }
}
