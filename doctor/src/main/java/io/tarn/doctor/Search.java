package io.tarn.doctor;

import io.tarn.data.DataException;
import io.tarn.doctor.finding.Catalogue;
import io.tarn.doctor.finding.Check;
import io.tarn.doctor.finding.Check.When;
import io.tarn.doctor.finding.Condition;
import io.tarn.doctor.finding.Condition.Area;
import io.tarn.doctor.finding.Finding;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The search for what harms one patient: asks rules, tries the remedies of what they find, and stops suspecting when one is a cure.
final class Search {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);

    /// A remedy is a cure when it closes so much of the room.
    private static final double CURE = 0.7;

    /// And an improvement worth naming when it closes so much.
    private static final double HELP = 0.4;

    private static final double NEARLY = 0.15;

    private final Case patient;
    private final Set<Condition> known;
    private final BooleanSupplier isOver;
    private final Set<Condition> asked = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();
    private final List<Verdict.Cause> causes = new ArrayList<>();
    private final List<Verdict.Cause> helpful = new ArrayList<>();
    private int tried;
    private boolean cured;

    /// @param known conditions that earlier rounds have found
    Search(Case patient, Set<Condition> known, BooleanSupplier isOver) {
        this.patient = patient;
        this.known = known;
        this.isOver = isOver;
    }

    /// What the rules say; nothing is tried yet.
    void look(Set<Area> areas, Set<When> when) {
        for (Check check : checks(areas, when)) {
            if (!isOver.getAsBoolean()) {
                ask(check);
            }
        }
    }

    /// Tries the remedies of everything that was found so far, of suspicions only until one is a cure.
    void tryAll(Harm harm) {
        while (tried < findings.size()) {
            consider(harm, findings.get(tried++));
        }
    }

    /// Asks rule by rule and tries the remedies at once, until one is a cure.
    void lookAndTry(Harm harm, Set<Area> areas, Set<When> when) {
        for (Check check : checks(areas, when)) {
            if (cured || isOver.getAsBoolean()) {
                return;
            }
            check.look(patient)
                    .ifPresent(finding -> {
                        findings.add(finding);
                        consider(harm, finding);
                    });
        }
    }

    private void ask(Check check) {
        asked.add(check.condition());
        check.look(patient).ifPresent(findings::add);
    }

    private List<Check> checks(Set<Area> areas, Set<When> when) {
        return Catalogue.CHECKS.stream()
                .filter(check -> when.contains(check.when()))
                .filter(check -> areas.contains(check.condition().area()))
                .filter(check -> !known.contains(check.condition()))
                .toList();
    }

    private void consider(Harm harm, Finding finding) {
        boolean proven = finding.evidence().isProven();
        if (cured && !proven || finding.isLastResort() && !helpful.isEmpty()) {
            return;
        }
        var cause = new Verdict.Cause(finding, verify(harm, finding));
        boolean isCure = isCure(harm, cause);
        if (proven || isCure) {
            causes.add(proven ? cause : earlier(harm, cause));
        } else if (cause.verification().isPresent()) {
            helpful.add(cause);
        }
        cured |= isCure;
    }

    /// What was asked before and helped nearly as much comes first: later rules see its consequences.
    private Verdict.Cause earlier(Harm harm, Verdict.Cause cure) {
        double closed = closed(harm, cure);
        return helpful.stream()
                .filter(before -> closed > 0 && closed(harm, before) > closed - NEARLY)
                .findFirst()
                .orElse(cure);
    }

    private static double closed(Harm harm, Verdict.Cause cause) {
        return cause.verification().map(trial -> closed(harm, trial)).orElse(0.0);
    }

    /// The first of a finding's remedies that cures it, else the one that helps most.
    private Optional<Trial> verify(Harm harm, Finding finding) {
        Optional<Trial> best = Optional.empty();
        if (isIdle(harm, finding)) {
            return best;
        }
        for (Treatment treatment : finding.remedy().treatments()) {
            if (isOver.getAsBoolean()) {
                break;
            }
            Optional<Trial> tried = attempt(treatment);
            if (tried.isEmpty()) {
                continue;
            }
            Trial trial = tried.get();
            trials.add(trial);
            Optional<Boolean> mended = finding.isMended(patient, trial);
            double closed = closed(harm, trial);
            if (mended.orElse(closed > CURE)) {
                return Optional.of(trial);
            }
            double most = best.map(other -> closed(harm, other)).orElse(HELP);
            best = mended.isEmpty() && closed > most ? Optional.of(trial) : best;
        }
        return best;
    }

    /// A remedy may not fit a net: batches of one example cannot be normalised.
    private Optional<Trial> attempt(Treatment treatment) {
        try {
            return Optional.of(patient.trial(treatment));
        } catch (TensorException | DataException cannot) {
            LOG.debug("{} cannot be tried: {}", treatment, cannot.getMessage());
            return Optional.empty();
        }
    }

    /// A suspicion about training says nothing where there is no harm, and more epochs nothing where as many are enough.
    private static boolean isIdle(Harm harm, Finding finding) {
        boolean needsHarm = !finding.evidence().isProven() && finding.needsHarm();
        return needsHarm && !harm.exists() || finding.needsMoreTime() && harm.isTimeEnough();
    }

    /// Whether its remedy leaves nothing of it.
    private boolean isCure(Harm harm, Verdict.Cause cause) {
        return cause.verification()
                .map(trial ->
                        cause.finding()
                                .isMended(patient, trial)
                                .orElseGet(() -> closed(harm, trial) > CURE))
                .orElse(false);
    }

    /// The share of the room that a remedy closes; 0 where it could be chance. What fits poorly is mended too where new examples gain and the
    /// fit does not suffer.
    private static double closed(Harm harm, Trial trial) {
        double fit = share(trial.training(), harm.fit());
        double transfer = share(trial.validation(), harm.transfer());
        return switch (harm.where()) {
            case NOWHERE -> 0;
            case VALIDATION -> transfer;
            case TRAINING -> trial.training().isWorse() ? fit : Math.max(fit, transfer);
        };
    }

    private static double share(Comparison change, Comparison room) {
        return change.isBetter() && room.gain() > 0 ? change.gain() / room.gain() : 0;
    }

    /// Where no single remedy helps, all usual settings at once may.
    static Optional<Treatment> byTheBook(Practice practice, Harm harm) {
        return Optional.of(practice.best(harm.where()))
                .filter(trial -> closed(harm, trial) > HELP)
                .map(Trial::treatment);
    }

    boolean isCured() {
        return cured;
    }

    /// What was found to be wrong: all that is proven and the cure, or what helped most where nothing cures.
    List<Verdict.Cause> causes(Harm harm) {
        List<Verdict.Cause> all = new ArrayList<>(causes);
        if (!cured) {
            helpful.stream()
                    .max(Comparator.comparingDouble(cause -> closed(harm, cause)))
                    .ifPresent(all::add);
        }
        return all;
    }

    Round round(Harm harm) {
        return new Round(patient, harm, List.copyOf(asked), findings, trials);
    }
}
