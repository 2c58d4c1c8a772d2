package io.tarn.recipes.sick;

import io.tarn.doctor.finding.Condition;
import io.tarn.tensor.TensorException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A mistake that people make, and what the doctor should call it.
///
/// @param id its name on the command line
/// @param expected what is wrong with a training that it was done to
/// @param accepted other names of the same thing, each with its reason where the fault is defined
/// @param hurt how one sees that it does harm
/// @param fits whether it can be done to a ward
/// @param injection what it changes; the dose depends on the seed
public record Fault(
        String id,
        Condition expected,
        Set<Condition> accepted,
        Hurt hurt,
        Predicate<Ward> fits,
        Consumer<Setting> injection) {
    /// Where a fault does its harm.
    public enum Hurt {
        /// The error on clean test rows is larger than that of the clean twin.
        TEST,
        /// The error on the validation rows is larger than that of the clean twin.
        VALIDATION,
        /// The judgement is worthless, whatever the error is: leaks, and validation rows that are too few.
        JUDGEMENT
    }

    /// All faults, in the order of the catalogue.
    public static final List<Fault> ALL =
            Stream.of(
                            DefinitionFaults.ALL,
                            DataFaults.ALL,
                            SignalFaults.ALL,
                            StepFaults.ALL,
                            LandscapeFaults.ALL,
                            TransferFaults.ALL)
                    .flatMap(List::stream)
                    .sorted(java.util.Comparator.comparing(Fault::expected))
                    .toList();

    static Fault of(String id, Condition expected, Consumer<Setting> injection) {
        return new Fault(id, expected, Set.of(), Hurt.TEST, _ -> true, injection);
    }

    /// Right as well.
    Fault or(Condition... others) {
        Set<Condition> all = EnumSet.of(expected, others);
        all.remove(expected);
        return new Fault(id, expected, Set.copyOf(all), hurt, fits, injection);
    }

    Fault where(Predicate<Ward> ward) {
        return new Fault(id, expected, accepted, hurt, fits.and(ward), injection);
    }

    Fault hurting(Hurt place) {
        return new Fault(id, expected, accepted, place, fits, injection);
    }

    public boolean isApplicable(Ward ward) {
        return fits.test(ward);
    }

    /// Whether the doctor's name for it is right.
    public boolean isNamed(Condition condition) {
        return condition == expected || accepted.contains(condition);
    }

    static boolean hasClasses(Ward ward) {
        return ward.classes() > 0;
    }

    static boolean isSupervised(Ward ward) {
        return !ward.isOwnTask();
    }

    public static Fault named(String id) {
        return ALL.stream()
                .filter(fault -> fault.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        TensorException.of(
                                "Fault",
                                "one of " + ALL.stream().map(Fault::id).toList(),
                                id,
                                "use one of these names"));
    }
}
