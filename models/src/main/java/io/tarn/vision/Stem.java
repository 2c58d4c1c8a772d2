package io.tarn.vision;

/// How images come into a net: what it does to their size before its first block.
public enum Stem {
    /// Makes them much smaller at once: for photographs of about 224×224.
    LARGE,
    /// Keeps their size: for small pictures of about 32×32.
    SMALL
}
