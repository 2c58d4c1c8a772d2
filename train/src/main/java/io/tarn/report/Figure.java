package io.tarn.report;

/// A number that matters, large: `accuracy`, `97.4 %`, `on 10,000 test pictures`.
///
/// @param note small below it, or nothing
public record Figure(String label, String value, String note, Tone tone) {
    public static Figure of(String label, String value, String note) {
        return new Figure(label, value, note, Tone.PLAIN);
    }

    /// With a number written with four significant digits.
    public static Figure of(String label, double value, String note) {
        return of(label, Numerals.text(value), note);
    }

    public Figure tone(Tone other) {
        return new Figure(label, value, note, other);
    }
}
