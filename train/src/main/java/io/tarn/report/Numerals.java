package io.tarn.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers as people read them.
final class Numerals {
    private Numerals() {}

    /// Four significant digits; whole numbers wholly, from 10,000 with commas; `–` for NaN.
    static String text(double value) {
        return text(value, 4);
    }

    /// Two or three digits, for narrow places.
    static String shortText(double value) {
        return Math.abs(value) >= 1e4 ? tick(value) : text(value, Math.abs(value) < 1 ? 2 : 3);
    }

    private static String text(double value, int digits) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "–";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        } else if (value == 0) {
            return "0";
        } else if (size < 1e-4 || size >= 1e15) {
            return scientific(value, digits - 1);
        } else if (value == Math.rint(value) || size >= 1e6) {
            return String.format(Locale.ROOT, size < 10_000 ? "%.0f" : "%,.0f", value);
        } else if (size >= 10_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return plain(value, digits);
    }

    /// A number at an axis: 25k and 3M for thousands and millions.
    static String tick(double value) {
        double size = Math.abs(value);
        if (size >= 1e12 || (size > 0 && size < 1e-4)) {
            return scientific(value, 2);
        } else if (size >= 1e9) {
            return plain(value / 1e9, 4) + "G";
        } else if (size >= 1e6) {
            return plain(value / 1e6, 4) + "M";
        } else if (size >= 1e4) {
            return plain(value / 1e3, 5) + "k";
        }
        return value == 0 ? "0" : plain(value, 6);
    }

    private static String plain(double value, int digits) {
        var number = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        return number.toPlainString();
    }

    private static String scientific(double value, int decimals) {
        var text = String.format(Locale.ROOT, "%." + decimals + "e", value);
        return text.replaceAll("\\.?0*e([+-])0*(\\d)", "e$1$2").replace("e+", "e");
    }

    /// A count with the word behind it.
    static String count(long count, String word) {
        return text(count) + " " + word + (count == 1 ? "" : "s");
    }
}
