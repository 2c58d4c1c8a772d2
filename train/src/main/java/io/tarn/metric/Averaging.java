package io.tarn.metric;

/// How the values of the classes become one.
public enum Averaging {
    /// The mean over the classes, rare ones as important as frequent ones.
    MACRO,
    /// All examples counted together; precision, recall and F1 are then the accuracy.
    MICRO,
    /// The mean over the classes, each as important as it is frequent among the targets.
    WEIGHTED
}
