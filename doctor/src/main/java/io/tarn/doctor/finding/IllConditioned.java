package io.tarn.doctor.finding;

import io.tarn.doctor.measure.SpectralDensity;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Whitening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// 30: directions that curve so differently that no one learning rate fits them all.
///
/// The rule: the greatest eigenvalue of the Hessian is more than 10,000 times the median positive one, at the end of the training. Many healthy
/// nets are so; scaling the directions alike, by whitening, normalising or a rate for each weight, has to help.
///
/// @param greatest eigenvalue
/// @param median of the positive ones
public record IllConditioned(double greatest, double median, Evidence evidence, Remedy remedy)
        implements FitFinding {
    private static final double LARGE = 1e4;

    /// Eigenvalues below that part of the greatest are rounding.
    private static final double ROUNDING = 1e-8;

    static Optional<IllConditioned> look(Case patient) {
        return Place.densityAtEnd(patient)
                .filter(density -> density.greatest() > LARGE * median(density))
                .map(density -> at(patient, density));
    }

    private static double median(SpectralDensity density) {
        double least = ROUNDING * density.greatest();
        double half = density.share(lambda -> lambda > least) / 2;
        double low = least;
        double high = density.greatest();
        while (high / low > 1.01) { // the share above is a falling step function
            double middle = Math.sqrt(low * high);
            if (density.share(lambda -> lambda > middle) > half) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static IllConditioned at(Case patient, SpectralDensity density) {
        double median = median(density);
        double ratio = density.greatest() / median;
        Evidence evidence =
                Evidence.suspected(
                                "the greatest eigenvalue is more than 10,000 times the median positive one",
                                Math.min(100, ratio / LARGE))
                        .number("greatest eigenvalue", density.greatest())
                        .number("median positive eigenvalue", median)
                        .number("least eigenvalue", density.least())
                        .number("condition", ratio)
                        .chart(density.chart());
        Remedy remedy =
                new Remedy(
                        "Standardise or whiten the inputs, normalise between layers (`BatchNorm1d`), or take a rate for each weight: `Adam::of`.",
                        treatments(patient));
        return new IllConditioned(density.greatest(), median, evidence, remedy);
    }

    private static List<Treatment> treatments(Case patient) {
        List<Treatment> treatments = new ArrayList<>();
        if (Whitening.applies(patient.training())) {
            treatments.add(Whitening.treatment());
        }
        treatments.add(Normalised.treatment(LayerOrder.of(patient)));
        if (Place.descendsPlainly(patient)) {
            treatments.add(Treatments.adam(1e-3));
            treatments.add(Treatments.adam(1e-2));
        }
        return treatments;
    }

    @Override
    public Condition condition() {
        return Condition.ILL_CONDITIONED;
    }

    @Override
    public String summary() {
        return "The loss curves %.2g times as much in its steepest direction as in a usual one."
                .formatted(greatest / median);
    }
}
