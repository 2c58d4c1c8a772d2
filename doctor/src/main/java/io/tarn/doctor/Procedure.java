package io.tarn.doctor;

import io.tarn.doctor.finding.Check.When;
import io.tarn.doctor.finding.Condition;
import io.tarn.doctor.finding.Condition.Area;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The walk through the tree: what is plain to see, then the training, then how much better it could be, then remedies, one after the other.
final class Procedure {
    private static final Set<Area> ALL = EnumSet.allOf(Area.class);

    /// How a net does on new examples says nothing while it does not learn those that it is given.
    private static final Set<Area> LAST = EnumSet.of(Area.GENERALISATION);

    private static final Set<Area> BEFORE = EnumSet.complementOf(EnumSet.of(Area.GENERALISATION));

    private static final Set<When> EARLY = EnumSet.of(When.PREFLIGHT, When.ALWAYS);

    private final Doctor.Config config;
    private final long begin = System.nanoTime();

    Procedure(Doctor.Config config) {
        this.config = config;
    }

    Examination examine(Patient whole) {
        Patient present = Pace.fitting(whole, config.budget(), config.seed());
        List<Round> rounds = new ArrayList<>();
        List<Verdict.Cause> causes = new ArrayList<>();
        List<Treatment> remedies = new ArrayList<>();
        Optional<Harm> left = Optional.empty();
        do {
            Step step = round(Case.of(present, config.seed()), causes, left);
            rounds.add(step.round);
            causes.addAll(step.causes);
            step.cure.ifPresent(remedies::add);
            if (!step.goesOn) {
                break;
            }
            present = step.cure.orElseThrow().apply(present);
            left = step.left;
        } while (rounds.size() < config.rounds() && !isOver());
        Patient cured = whole;
        for (Treatment remedy : remedies) {
            cured = remedy.apply(cured);
        }
        return new Examination(
                verdict(rounds, causes),
                rounds,
                cured,
                remedies,
                config,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private static Verdict verdict(List<Round> rounds, List<Verdict.Cause> causes) {
        if (!causes.isEmpty()) {
            return new Verdict.Sick(Verdict.Cause.ordered(causes));
        }
        Round first = rounds.getFirst();
        return first.harm().isGrave(first.patient().yardstick().chance())
                ? new Verdict.Unexplained(first.harm().best())
                : new Verdict.Healthy();
    }

    /// What one round came to.
    ///
    /// @param cure what helped
    /// @param left the harm that is left by it, where nothing of it matters any more
    /// @param goesOn whether a further round is to look for more
    private record Step(
            Round round,
            List<Verdict.Cause> causes,
            Optional<Treatment> cure,
            Optional<Harm> left,
            boolean goesOn) {}

    /// @param left by the rounds so far, where it is known not to matter: then only the last branch of the tree is asked
    private Step round(Case patient, List<Verdict.Cause> known, Optional<Harm> left) {
        var search = new Search(patient, conditions(known), this::isOver);
        Optional<Practice> practice = Optional.empty();
        if (left.isEmpty()) {
            search.look(BEFORE, EARLY);
            practice = Optional.of(Practice.of(patient));
        }
        Harm harm = practice.map(book -> Harm.of(patient, book)).or(() -> left).orElseThrow();
        search.tryAll(harm);
        if (harm.where() == Harm.Where.TRAINING) {
            search.lookAndTry(harm, ALL, EnumSet.of(When.POOR_FIT));
        }
        if (harm.where() != Harm.Where.TRAINING || !search.isCured()) {
            search.look(LAST, EARLY);
            search.tryAll(harm);
        }
        if (harm.where() == Harm.Where.VALIDATION) {
            search.lookAndTry(harm, ALL, EnumSet.of(When.POOR_VALIDATION));
        }
        return step(search, practice, harm);
    }

    private Step step(Search search, Optional<Practice> practice, Harm harm) {
        Round round = search.round(harm);
        List<Verdict.Cause> causes = search.causes(harm);
        List<Trial> verified =
                causes.stream().flatMap(cause -> cause.verification().stream()).toList();
        if (verified.isEmpty()) {
            Optional<Treatment> book = practice.flatMap(trials -> Search.byTheBook(trials, harm));
            return new Step(round, causes, book, Optional.empty(), false);
        }
        // what several remedies leave together nobody knows
        Optional<Harm> rest =
                practice.filter(_ -> verified.size() == 1)
                        .map(book -> Harm.of(round.patient(), book, verified.getFirst().after()))
                        .filter(harmLeft -> !harmLeft.exists());
        boolean done = rest.isPresent() && harm.where() != Harm.Where.TRAINING;
        return new Step(
                round,
                causes,
                verified.stream().map(Trial::treatment).reduce(Treatment::and),
                rest,
                practice.isPresent() && !done);
    }

    private static Set<Condition> conditions(List<Verdict.Cause> known) {
        return known.stream()
                .map(cause -> cause.finding().condition())
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isOver() {
        return System.nanoTime() - begin > config.budget().toNanos();
    }
}
