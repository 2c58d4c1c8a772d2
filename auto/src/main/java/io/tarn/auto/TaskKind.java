package io.tarn.auto;

/// What is to be predicted.
public enum TaskKind {
    /// A number.
    REGRESSION("regression", "mean squared error"),
    /// One of two classes.
    BINARY("binary classification", "log loss"),
    /// One of several classes.
    MULTI_CLASS("multi-class classification", "log loss");

    private final String words;
    private final String loss;

    TaskKind(String words, String loss) {
        this.words = words;
        this.loss = loss;
    }

    /// The name of the loss by which candidates are compared.
    public String loss() {
        return loss;
    }

    public boolean isClassification() {
        return this != REGRESSION;
    }

    @Override
    public String toString() {
        return words;
    }
}
