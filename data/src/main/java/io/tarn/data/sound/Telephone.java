package io.tarn.data.sound;

import java.util.function.IntUnaryOperator;

/// The logarithmic bytes of telephones (ITU-T G.711): a sign, three bits of exponent and four of mantissa, as 16-bit numbers.
final class Telephone {
    private Telephone() {}

    /// ±((2m + 33)·2ᵉ - 33)·4, of the inverted byte.
    static int fromMuLaw(int code) {
        int bits = ~code;
        int exponent = bits >> 4 & 7;
        int mantissa = bits & 15;
        int size = (((2 * mantissa + 33) << exponent) - 33) * 4;
        return (bits & 0x80) != 0 ? -size : size;
    }

    /// ±(2m + 1)·8 for e = 0, else ±(2m + 33)·2ᵉ⁻¹·8, of the byte whose even bits are inverted.
    static int fromALaw(int code) {
        int bits = code ^ 0x55;
        int exponent = bits >> 4 & 7;
        int mantissa = bits & 15;
        int size =
                exponent == 0 ? (2 * mantissa + 1) * 8 : (2 * mantissa + 33) * 8 << (exponent - 1);
        return (bits & 0x80) != 0 ? size : -size;
    }

    /// The byte whose number is nearest to `value`.
    static byte nearest(long value, IntUnaryOperator decoded) {
        int best = 0;
        for (int code = 1; code < 256; code++) {
            if (Math.abs(decoded.applyAsInt(code) - value)
                    < Math.abs(decoded.applyAsInt(best) - value)) {
                best = code;
            }
        }
        return (byte) best;
    }
}
