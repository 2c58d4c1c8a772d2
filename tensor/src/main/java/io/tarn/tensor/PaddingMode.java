package io.tarn.tensor;

/// What the cells that padding adds hold.
public enum PaddingMode {
    /// 0.
    ZEROS("constant"),
    /// The cells before the edge in reverse order, without the edge: `c b | a b c | b a`.
    REFLECT("reflect"),
    /// The edge again: `a a | a b c | c c`.
    REPLICATE("replicate"),
    /// The cells from the other end: `b c | a b c | a b`.
    CIRCULAR("circular");

    private final String code;

    PaddingMode(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
