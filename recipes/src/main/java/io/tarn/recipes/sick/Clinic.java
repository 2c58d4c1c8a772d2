package io.tarn.recipes.sick;

import io.tarn.doctor.Doctor;
import io.tarn.doctor.Examination;
import io.tarn.doctor.Round;
import io.tarn.doctor.Verdict;
import io.tarn.doctor.finding.Condition;
import io.tarn.doctor.patient.Patient;
import io.tarn.recipes.sick.Fault.Hurt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Has trainings examined, one after the other, and writes a row of each into a table, so that a broken-off run goes on where it was.
public final class Clinic {
    /// The doctor trains so often by the book in a round, beside the remedies.
    private static final int BY_THE_BOOK = 3;

    private static final int MOST_RANDOM = 15;

    private final Path file;
    private final Duration budget;
    private final Consumer<String> progress;
    private final Twins twins = Twins.of();

    private Clinic(Path file, Duration budget, Consumer<String> progress) {
        this.file = file;
        this.budget = budget;
        this.progress = progress;
    }

    /// @param file of the rows
    /// @param budget of an examination
    /// @param progress is told a line for every examination
    public static Clinic of(Path file, Duration budget, Consumer<String> progress) {
        return new Clinic(file, budget, progress);
    }

    /// The results of all; those that the file has are not examined again.
    public List<Stay> examine(List<Admission> admissions) {
        List<Stay> known = new ArrayList<>(read());
        List<Stay> stays = new ArrayList<>();
        int number = 0;
        for (Admission admission : admissions) {
            number++;
            Stay stay =
                    known.stream()
                            .filter(k -> k.key().equals(admission.key()))
                            .findFirst()
                            .orElseGet(() -> added(admission));
            stays.add(stay);
            progress.accept("%d of %d: %s".formatted(number, admissions.size(), stay.line()));
        }
        return stays;
    }

    private Stay added(Admission admission) {
        Stay stay;
        try {
            stay = stay(admission);
        } catch (RuntimeException e) {
            // A rule that throws is a fault of the doctor: it counts against it, and hours of other
            // results are not lost.
            progress.accept("the examination of %s failed: %s".formatted(admission.key(), e));
            stay = unexamined(admission, Stay.FAILED);
        }
        append(stay.line());
        return stay;
    }

    private Stay stay(Admission admission) {
        Patient patient = admission.sick().patient();
        if (admission.isControl()) {
            return twins.behind(admission).exists()
                    ? unexamined(admission, Stay.UNFIT)
                    : row(admission, false, examined(patient, admission), Double.NaN, Double.NaN);
        }
        Twins.Harm harm = twins.harm(admission);
        boolean judgement = admission.faults().stream().anyMatch(f -> f.hurt() == Hurt.JUDGEMENT);
        if (!judgement && !harm.exists()) {
            return unexamined(admission, Stay.UNHARMED);
        }
        Examination examination = examined(patient, admission);
        if (judgement) {
            return row(admission, true, examination, Double.NaN, Double.NaN);
        }
        int trials = Math.min(MOST_RANDOM, trials(examination));
        Patient lucky =
                RandomRemedies.best(
                        patient, trials, new SplittableRandom(admission.key().hashCode()));
        return row(
                admission,
                true,
                examination,
                closed(admission, harm, examination.cured()),
                closed(admission, harm, lucky));
    }

    private Examination examined(Patient patient, Admission admission) {
        return Doctor.examine(patient, c -> c.budget(budget).seed(admission.seed()));
    }

    /// Where the judgement itself was spoiled, the cure is judged by validation rows of its own.
    private static double closed(Admission admission, Twins.Harm harm, Patient cured) {
        Setting setting = admission.sick();
        double[] errors =
                harm.place() == Hurt.VALIDATION
                        ? Twins.errorsOf(cured, setting, harm.unit())
                        : Twins.errorsOf(cured, setting, setting.test, harm.unit());
        return harm.closed(errors);
    }

    private static int trials(Examination examination) {
        return examination.rounds().stream()
                .mapToInt(round -> BY_THE_BOOK + round.trials().size())
                .sum();
    }

    private static Stay row(
            Admission admission,
            boolean hurt,
            Examination examination,
            double closed,
            double random) {
        List<String> named =
                examination.verdict() instanceof Verdict.Sick sick
                        ? sick.causes().stream()
                                .map(cause -> cause.finding().condition().id())
                                .toList()
                        : List.of();
        return new Stay(
                admission.ward().name(),
                admission.name(),
                admission.seed(),
                hurt,
                examination.verdict().getClass().getSimpleName(),
                expected(admission),
                named,
                examination.rounds().stream().map(Round::trials).mapToInt(List::size).sum(),
                closed,
                random,
                examination.time().toMillis() / 1e3);
    }

    /// The row of one that nobody was asked about, or no answer came of.
    private static Stay unexamined(Admission admission, String verdict) {
        return new Stay(
                admission.ward().name(),
                admission.name(),
                admission.seed(),
                verdict.equals(Stay.FAILED) && !admission.isControl(),
                verdict,
                expected(admission),
                List.of(),
                0,
                Double.NaN,
                Double.NaN,
                0);
    }

    private static List<String> expected(Admission admission) {
        return admission.faults().stream()
                .flatMap(fault ->
                        Stream.concat(Stream.of(fault.expected()), fault.accepted().stream()))
                .distinct()
                .map(Condition::id)
                .toList();
    }

    private List<Stay> read() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .skip(1)
                            .filter(line -> !line.isBlank())
                            .map(Stay::read)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String line) {
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, Stay.HEADER + "\n");
            }
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
