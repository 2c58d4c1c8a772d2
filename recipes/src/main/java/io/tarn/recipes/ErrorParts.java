package io.tarn.recipes;

import io.tarn.classic.linear.LinearRegression;
import io.tarn.classic.linear.Polynomials;
import io.tarn.tensor.Tensor;

/// Where the error of polynomials of one degree comes from, over many training sets: all are mean squares.
///
/// @param bias squared: how far the mean of all fits lies from the truth
/// @param variance how far the fits lie from their mean
/// @param training the error on the answers that were learned from
/// @param measured the error on fresh answers at the same places
record ErrorParts(int degree, double bias, double variance, double training, double measured) {
    /// @param x the places, `[places, 1]`
    /// @param truth without noise, `[places]`
    /// @param seen the answers that each training set has, `[places, sets]`
    /// @param fresh answers of the same noise, `[places, sets]`
    static ErrorParts of(int degree, Tensor x, Tensor truth, Tensor seen, Tensor fresh) {
        Tensor powers = Polynomials.fit(x, c -> c.degree(degree)).transform(x); // [places, degree]
        Tensor fits = LinearRegression.fit(powers, seen).predict(powers); // [places, sets]
        // E[(y - ŷ)²] = (E[ŷ] - f)² + E[(ŷ - E[ŷ])²] + σ²
        return new ErrorParts(
                degree,
                fits.mean(1).sub(truth).square().mean().item(),
                fits.biasedVar(1).mean().item(),
                fits.sub(seen).square().mean().item(),
                fits.sub(fresh).square().mean().item());
    }

    /// Bias² and variance, and the noise that no fit can know.
    double sum(double noise) {
        return bias + variance + noise;
    }
}
