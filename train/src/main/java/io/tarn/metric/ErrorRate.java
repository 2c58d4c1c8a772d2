package io.tarn.metric;

import java.util.List;
import java.util.function.Function;

/// Edits for each symbol of the right text, over a whole corpus: the word error rate of speech recognition.
///
/// It can be above 1. Where all right texts are empty it is NaN.
public final class ErrorRate {
    private final String name;
    private final Function<String, List<?>> symbols;
    private long edits;
    private long length;

    private ErrorRate(String name, Function<String, List<?>> symbols) {
        this.name = name;
        this.symbols = symbols;
    }

    /// By words between spaces.
    public static ErrorRate words() {
        return new ErrorRate("word_error_rate", Bleu::words);
    }

    /// By characters (code points), spaces included.
    public static ErrorRate characters() {
        return new ErrorRate("character_error_rate", EditDistance::characters);
    }

    public String name() {
        return name;
    }

    public void add(String recognised, String right) {
        add(symbols.apply(recognised), symbols.apply(right));
    }

    public void add(List<?> recognised, List<?> right) {
        edits += EditDistance.between(recognised, right);
        length += right.size();
    }

    public double value() {
        return length == 0 ? Double.NaN : (double) edits / length;
    }

    /// All edits so far.
    public long edits() {
        return edits;
    }

    @Override
    public String toString() {
        return name + " " + Scores.text(value());
    }
}
