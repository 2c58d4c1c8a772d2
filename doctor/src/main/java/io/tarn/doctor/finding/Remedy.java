package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Treatment;
import java.util.List;

/// What to do about a finding.
///
/// @param advice for a person, with the line of code where one helps
/// @param treatments that the doctor can try by itself, the likeliest first; empty where only a person can mend it
public record Remedy(String advice, List<Treatment> treatments) {
    public Remedy {
        treatments = List.copyOf(treatments);
    }

    public static Remedy of(String advice, Treatment... treatments) {
        return new Remedy(advice, List.of(treatments));
    }
}
