package io.tarn.doctor.patient;

/// A remedy that was tried: the same training with and without it, under the same seed and the same number of examples.
public record Trial(Treatment treatment, Course before, Course after) {
    /// On the training examples.
    public Comparison training() {
        return Comparison.of(before.training(), after.training());
    }

    /// On the validation examples.
    public Comparison validation() {
        return Comparison.of(before.validation(), after.validation());
    }
}
