package io.tarn.doctor.finding;

import io.tarn.doctor.measure.SpectralDensity;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Whitening;
import io.tarn.report.Bars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// 30: directions that curve so differently that no one learning rate fits them all.
///
/// The rule: the greatest eigenvalue of the Hessian is more than 10,000 times the median positive one, at the end of the training. Many healthy
/// nets are so; scaling the directions alike, by whitening, normalising or a rate for each weight, has to help. Or, where nothing else is
/// found: a rate for each weight takes away twice as much of the error as any rate for all.
///
/// @param greatest eigenvalue
/// @param median of the positive ones
public record IllConditioned(double greatest, double median, Evidence evidence, Remedy remedy)
        implements FitFinding {
    private static final double LARGE = 1e4;
    private static final double TIMES = 2;

    /// Eigenvalues below that part of the greatest are rounding.
    private static final double ROUNDING = 1e-8;

    static Optional<IllConditioned> look(Case patient) {
        return Place.densityAtEnd(patient)
                .filter(density -> density.greatest() > LARGE * median(density))
                .map(density -> at(patient, density));
    }

    /// By experiment: a rate for each weight does what no one rate for all does.
    static Optional<IllConditioned> amongRates(Case patient) {
        if (!Place.descendsPlainly(patient)) {
            return Optional.empty();
        }
        double before = patient.course().trainingError();
        double shared =
                before
                        - least(
                                patient,
                                Treatments.rate(10),
                                Treatments.rate(100),
                                Treatments.rate(0.1));
        double own = before - least(patient, Treatments.adam(1e-3), Treatments.adam(1e-2));
        if (!(own > TIMES * Math.max(0, shared))) {
            return Optional.empty();
        }
        Optional<SpectralDensity> density = Place.densityAtEnd(patient);
        double greatest = density.map(SpectralDensity::greatest).orElse(Double.NaN);
        double median = density.map(IllConditioned::median).orElse(Double.NaN);
        Evidence evidence =
                Evidence.suspected(
                                "a rate for each weight takes away twice as much of the error as any rate for all",
                                Math.min(100, own / Math.max(1e-3 * own, shared) / TIMES))
                        .number("taken away by the best rate for all", shared)
                        .number("taken away by a rate for each", own)
                        .number("condition", greatest / median)
                        .chart(
                                Bars.of(
                                                "Training error",
                                                List.of(
                                                        "as it is",
                                                        "other rates",
                                                        "a rate for each"))
                                        .bars("error", before, before - shared, before - own));
        String advice = "Take a rate for each weight: `Adam::of`.";
        return Optional.of(
                new IllConditioned(
                        greatest,
                        median,
                        evidence,
                        Remedy.of(advice, Treatments.adam(1e-3), Treatments.adam(1e-2))));
    }

    private static double least(Case patient, Treatment... treatments) {
        return Arrays.stream(treatments)
                .mapToDouble(treatment -> patient.trial(treatment).after().trainingError())
                .filter(Double::isFinite)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
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
        return Double.isNaN(greatest / median)
                ? "No one learning rate does what a rate for each weight does."
                : "The loss curves %.2g times as much in its steepest direction as in a usual one."
                        .formatted(greatest / median);
    }
}
