package io.tarn.sequence;

import io.tarn.tensor.Tensor;

/// Sequences that a model is in the middle of, one a row: it reads tokens, and scores what may come next.
///
/// Every model that can go on has a method that begins one, `model.begin(…)`, and every decoder works with any of them. It remembers what
/// it has read, so that a token costs one token's work; what it remembers lives outside of all scopes until it is closed, and the scores
/// that it gives belong to the caller's scope. A model must be in evaluation mode, and gradients be off.
public interface Continuation extends AutoCloseable {
    /// How many sequences there are.
    int rows();

    /// How many tokens there are to choose from.
    int vocabulary();

    /// Reads on, and scores the token after: log-probabilities up to a constant for each row.
    ///
    /// @param tokens `[rows, tokens]`, one or more
    /// @return `[rows, vocabulary]`
    Tensor next(Tensor tokens);

    /// Goes on from these rows, in this order, each as often as it is named; a beam does so after every token.
    ///
    /// @param rows `[new rows]`
    void select(Tensor rows);

    /// How many more tokens it can read.
    int room();

    @Override
    void close();
}
