package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Course;
import java.util.Arrays;

/// How much worse validation goes than training.
///
/// @param deviations by how many standard errors
record Gap(double training, double validation, double deviations) {
    static Gap of(Course course) {
        if (course.validation().length < 2) {
            return new Gap(Double.NaN, Double.NaN, 0);
        }
        // other examples, even where there are as many
        double[] known = course.training();
        double[] fewer = Arrays.copyOf(known, known.length - 1);
        Comparison gap =
                Comparison.of(
                        course.validation(),
                        known.length == course.validation().length ? fewer : known);
        return new Gap(gap.after(), gap.before(), gap.deviations());
    }

    double size() {
        return validation - training;
    }
}
