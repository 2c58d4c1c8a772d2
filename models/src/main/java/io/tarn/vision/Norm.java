package io.tarn.vision;

/// What stands behind the convolutions of a net that is older than batch normalisation.
public enum Norm {
    /// Nothing, as in the paper.
    NONE,
    /// Batch normalisation, which came later and makes it learn faster.
    BATCH
}
