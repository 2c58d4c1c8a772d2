package io.tarn.tensor;

/// How values between the cells of an image are found.
public enum Interpolation {
    /// The value of the cell that it falls into.
    NEAREST,
    /// A straight line between the neighbours in each dimension: linear, bilinear, trilinear.
    LINEAR,
    /// A cubic curve through four neighbours in each dimension; for images.
    CUBIC
}
