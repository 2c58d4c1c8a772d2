package io.tarn.sequence.decode;

/// Hears each token as soon as it is chosen, to show a text while it is written.
@FunctionalInterface
public interface TokenListener {
    /// The next token of a row, which is not the end token.
    void token(int row, long token);
}
