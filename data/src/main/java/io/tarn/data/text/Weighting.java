package io.tarn.data.text;

/// What stands in a row of [BagOfWords] for a word.
public enum Weighting {
    /// How often the word occurs in the text.
    COUNT,
    /// 1 if it occurs.
    PRESENCE,
    /// How often it occurs, times how rare it is among the texts: tf·(ln((1 + n)/(1 + df)) + 1), in rows of length 1.
    TF_IDF,
    /// The same with 1 + ln tf, so that repeated words count less.
    LOG_TF_IDF
}
