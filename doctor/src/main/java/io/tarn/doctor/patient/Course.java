package io.tarn.doctor.patient;

import io.tarn.tensor.Tensor;
import io.tarn.train.Ending;
import io.tarn.train.Task;
import java.util.Arrays;
import java.util.Map;

/// One training of a patient: what was seen, where it ended, and how wrong it is on the fixed examples.
///
/// @param weights and buffers at the end
/// @param training the error of each training example of the sample
/// @param validation the same of the validation data
public record Course(
        Vitals vitals,
        Map<String, Tensor> weights,
        double[] training,
        double[] validation,
        Ending ending,
        double seconds) {
    /// Trains, and measures the training examples given and validation examples of the patient's own.
    static Course of(Patient patient, Yardstick yardstick, Sample training, Sample validation) {
        Watch watch = Watch.of();
        long begin = System.nanoTime();
        return patient.train(
                fitted -> {
                    Task task = patient.task();
                    return new Course(
                            watch.vitals(),
                            Beginning.copies(fitted.net()),
                            yardstick.errors(task, patient.prepare(training)),
                            validation.isEmpty()
                                    ? new double[0]
                                    : yardstick.errors(task, patient.prepare(validation)),
                            fitted.ending(),
                            (System.nanoTime() - begin) / 1e9);
                },
                watch);
    }

    public double trainingError() {
        return mean(training);
    }

    public double validationError() {
        return mean(validation);
    }

    private static double mean(double[] errors) {
        return Arrays.stream(errors).average().orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return "training error %.4g, validation error %.4g, %s, %.1f s"
                .formatted(trainingError(), validationError(), ending, seconds);
    }

    /// Whether training broke off, as with a loss that is no number.
    public boolean isBroken() {
        return !(ending instanceof Ending.Finished) || Double.isNaN(trainingError());
    }
}
