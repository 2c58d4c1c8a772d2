package io.tarn.doctor;

import io.tarn.doctor.finding.Catalogue;
import io.tarn.doctor.finding.Check;
import io.tarn.doctor.finding.Check.When;
import io.tarn.doctor.finding.Condition;
import io.tarn.doctor.finding.Finding;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Trial;
import java.util.List;

/// One walk through the tree.
///
/// @param findings what the rules said, in the order of the catalogue
/// @param trials the remedies that were tried, in that order
public record Round(Case patient, Harm harm, List<Finding> findings, List<Trial> trials) {
    private static final double MUCH = 0.25;

    public Round {
        findings = List.copyOf(findings);
        trials = List.copyOf(trials);
    }

    /// The conditions that were looked for: those of the branch that was taken, and those that always are.
    public List<Condition> asked() {
        return Catalogue.CHECKS.stream()
                .filter(check -> isAsked(check.when()))
                .map(Check::condition)
                .distinct()
                .toList();
    }

    private boolean isAsked(When when) {
        return switch (when) {
            case PREFLIGHT, ALWAYS -> true;
            case POOR_FIT -> harm.where() == Harm.Where.TRAINING;
            case POOR_VALIDATION -> harm.where() == Harm.Where.VALIDATION;
        };
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
