package io.tarn.doctor;

import io.tarn.doctor.finding.Condition;
import io.tarn.doctor.finding.Finding;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Trial;
import java.util.List;

/// One walk through the tree.
///
/// @param asked the conditions that were looked for; after a cure no further suspicion is raised
/// @param findings what the rules said, in the order in which they were asked
/// @param trials the remedies that were tried, in that order
public record Round(
        Case patient,
        Harm harm,
        List<Condition> asked,
        List<Finding> findings,
        List<Trial> trials) {
    private static final double MUCH = 0.25;

    public Round {
        asked = List.copyOf(asked);
        findings = List.copyOf(findings);
        trials = List.copyOf(trials);
    }

    /// As it is against the best that is known, in the branch that was taken.
    public Comparison room() {
        return harm.where() == Harm.Where.VALIDATION ? harm.transfer() : harm.fit();
    }

    /// Whether something fits the training examples much better, and nothing is gained by that.
    boolean isFitInVain() {
        return harm.where() != Harm.Where.TRAINING
                && harm.fit().isBetter()
                && harm.fit().relativeGain() > MUCH;
    }
}
