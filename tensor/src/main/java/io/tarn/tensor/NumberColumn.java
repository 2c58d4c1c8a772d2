package io.tarn.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The one form in which all numbers of a printed tensor are written: whole, with 4 decimals, or
/// with an exponent, whichever suits them all; and the width of the widest.
final class NumberColumn {
    private static final int DECIMALS = 4;

    private enum Form {
        WHOLE,
        DECIMAL,
        SCIENTIFIC
    }

    private final Form form;
    private final int width;

    private NumberColumn(double[] values) {
        double[] counted =
                Arrays.stream(values)
                        .filter(value -> value != 0 && Double.isFinite(value))
                        .toArray();
        double smallest = Arrays.stream(counted).map(Math::abs).min().orElse(1);
        double largest = Arrays.stream(counted).map(Math::abs).max().orElse(1);
        boolean whole = Arrays.stream(counted).allMatch(value -> value == Math.rint(value));
        boolean wide = largest / smallest > 1000 || largest > 1e8;
        if (wide || (!whole && smallest < 1e-4)) {
            this.form = Form.SCIENTIFIC;
        } else {
            this.form = whole ? Form.WHOLE : Form.DECIMAL;
        }
        this.width = Arrays.stream(counted).mapToInt(value -> text(value).length()).max().orElse(1);
    }

    /// The elements of a detached tensor as texts of one width.
    static List<String> texts(Tensor tensor) {
        DType type = tensor.dtype();
        if (type.isComplex()) {
            return complexTexts(tensor);
        }
        if (type.isFloatingPoint()) {
            double[] values = tensor.toDoubleArray();
            NumberColumn column = new NumberColumn(values);
            return Arrays.stream(values).mapToObj(column::padded).toList();
        }
        List<String> texts = new ArrayList<>();
        for (long value : tensor.toLongArray()) {
            texts.add(type == DType.BOOL ? String.valueOf(value != 0) : String.valueOf(value));
        }
        int width = texts.stream().mapToInt(String::length).max().orElse(0);
        return texts.stream().map(text -> " ".repeat(width - text.length()) + text).toList();
    }

    /// The room that each element of a tensor is given in its row.
    static int width(Tensor tensor) {
        return switch (tensor.dtype()) {
            case COMPLEX64, COMPLEX128 -> {
                double[] parts = tensor.viewAsReal().toDoubleArray();
                yield part(parts, 0).width + part(parts, 1).width + 1;
            }
            case FLOAT32, FLOAT64, BFLOAT16, FLOAT16 ->
                    new NumberColumn(tensor.toDoubleArray()).width;
            default -> texts(tensor).getFirst().length();
        };
    }

    private static List<String> complexTexts(Tensor tensor) {
        double[] parts = tensor.viewAsReal().toDoubleArray(); // real and imaginary in turn
        NumberColumn real = part(parts, 0);
        NumberColumn imaginary = part(parts, 1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            String tail = imaginary.padded(parts[i + 1]).strip() + "j";
            texts.add(real.padded(parts[i]) + (tail.startsWith("-") ? "" : "+") + tail);
        }
        return texts;
    }

    private static NumberColumn part(double[] parts, int offset) {
        double[] values = new double[parts.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts[2 * i + offset];
        }
        return new NumberColumn(values);
    }

    private String padded(double value) {
        String text = text(value);
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        BigDecimal size = new BigDecimal(Math.abs(value));
        return sign
                + switch (form) {
                    case WHOLE -> size.setScale(0, RoundingMode.HALF_EVEN) + ".";
                    case DECIMAL -> size.setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
                    case SCIENTIFIC -> scientific(size);
                };
    }

    private static String scientific(BigDecimal size) {
        if (size.signum() == 0) {
            return "0." + "0".repeat(DECIMALS) + "e+00";
        }
        BigDecimal rounded = size.round(new MathContext(DECIMALS + 1, RoundingMode.HALF_EVEN));
        String digits = (rounded.unscaledValue() + "0".repeat(DECIMALS)).substring(0, DECIMALS + 1);
        int exponent = rounded.precision() - rounded.scale() - 1;
        return "%s.%se%s%02d"
                .formatted(
                        digits.substring(0, 1),
                        digits.substring(1),
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }
}
