package io.tarn.tensor;

/// How values that meet in one place become one.
public enum Fold {
    SUM("sum"),
    PRODUCT("prod"),
    MEAN("mean"),
    MAX("amax"),
    MIN("amin");

    private final String nativeName;

    Fold(String nativeName) {
        this.nativeName = nativeName;
    }

    String nativeName() {
        return nativeName;
    }
}
