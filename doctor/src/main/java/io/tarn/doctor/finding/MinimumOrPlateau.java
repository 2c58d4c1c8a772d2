package io.tarn.doctor.finding;

import io.tarn.doctor.measure.CriticalPoint;
import io.tarn.doctor.measure.CriticalPoint.Verdict;
import io.tarn.doctor.measure.MinimumRatio;
import io.tarn.doctor.measure.SpectralDensity;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatments;
import java.util.Optional;

/// 29: a minimum that is not good enough, or a plateau.
///
/// The rule: at the end the gradient is not longer than its noise, and no eigenvalue of the Hessian is below -τ; a plateau if none is above τ
/// that matters either. Other initial weights have to end lower.
///
/// @param isPlateau whether no direction curves
/// @param least the least eigenvalue
/// @param greatest the greatest
public record MinimumOrPlateau(boolean isPlateau, double least, double greatest, Evidence evidence)
        implements FitFinding {
    static Optional<MinimumOrPlateau> look(Case patient) {
        return Place.atEnd(patient)
                .filter(MinimumOrPlateau::holds)
                .map(point -> at(patient, point));
    }

    private static boolean holds(CriticalPoint point) {
        return point.verdict() == Verdict.MINIMUM || point.verdict() == Verdict.PLATEAU;
    }

    private static MinimumOrPlateau at(Case patient, CriticalPoint point) {
        double least = point.spectrum().least().value();
        double greatest = point.spectrum().greatest().value();
        boolean plateau = point.verdict() == Verdict.PLATEAU;
        Evidence evidence =
                Evidence.suspected(
                                "the gradient is not longer than its noise, and no eigenvalue is below -τ",
                                1)
                        .number("gradient norm", point.gradientNorm())
                        .number("gradient over its noise", point.strength())
                        .number("least eigenvalue", least)
                        .number("greatest eigenvalue", greatest)
                        .number("τ", point.tau())
                        .number("loss", point.loss());
        Optional<SpectralDensity> density = Place.densityAtEnd(patient);
        if (density.isPresent()) {
            evidence =
                    evidence.number("minimum ratio", MinimumRatio.of(density.get()).amongCurved())
                            .chart(density.get().chart());
        }
        return new MinimumOrPlateau(plateau, least, greatest, evidence);
    }

    @Override
    public Condition condition() {
        return Condition.MINIMUM_OR_PLATEAU;
    }

    @Override
    public String summary() {
        return "The training ended %s: eigenvalues from %.2g to %.2g, and no gradient."
                .formatted(isPlateau ? "on a plateau" : "in a minimum", least, greatest);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Start again from other weights, several times, and keep the best; if all end alike, the net is too small.",
                Treatments.initialised(),
                Treatments.restarted(1),
                Treatments.restarted(2));
    }
}
