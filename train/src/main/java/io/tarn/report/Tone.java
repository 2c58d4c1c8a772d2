package io.tarn.report;

/// Whether something is good news.
public enum Tone {
    PLAIN,
    GOOD,
    WARNING,
    BAD;

    String css() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
