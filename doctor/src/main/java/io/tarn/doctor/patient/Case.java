package io.tarn.doctor.patient;

import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A patient and everything that was found out about it. What costs time is found out when it is first asked for, and kept.
public final class Case {
    private static final int ROWS = 2000;
    private static final int VARIED = 16; // examples that show it

    private final Patient patient;
    private final long seed;
    private final Sample training;
    private final Sample validation;
    private final Yardstick yardstick;
    private final Map<Object, Object> known = new LinkedHashMap<>();

    private Case(Patient patient, long seed) {
        this.patient = patient;
        this.seed = seed;
        this.training = Sample.of(patient.training(), ROWS, seed);
        this.validation = Sample.of(patient.validation(), ROWS, seed);
        this.yardstick = Yardstick.of(patient, patient.prepare(training));
    }

    public static Case of(Patient patient, long seed) {
        return new Case(patient, seed);
    }

    public Patient patient() {
        return patient;
    }

    /// Of everything that the doctor draws at random.
    public long seed() {
        return seed;
    }

    /// Training examples that stay the same, 2,000 at most.
    public Sample training() {
        return training;
    }

    /// Validation examples that stay the same, 2,000 at most; there may be none.
    public Sample validation() {
        return validation;
    }

    /// The same training examples as they reach the net, after treatments that prepare them.
    public Sample trainingSeen() {
        return once("training seen", () -> patient.prepare(training));
    }

    /// The same validation examples as they reach the net.
    public Sample validationSeen() {
        return once("validation seen", () -> patient.prepare(validation));
    }

    /// Whether training examples are changed by chance whenever they are asked for, as augmentation does.
    public boolean isVaried() {
        return once(
                "varied",
                () -> {
                    int[] rows = IntStream.range(0, Math.min(VARIED, training.size())).toArray();
                    Tensor once = patient.training().batch(rows, new SplittableRandom(1)).x();
                    Tensor again = patient.training().batch(rows, new SplittableRandom(2)).x();
                    return !once.shape().equals(again.shape())
                            || once.ne(again).logicalAnd(once.eq(once)).any().item() != 0;
                });
    }

    public Yardstick yardstick() {
        return yardstick;
    }

    /// The number of classes, where the task is to tell classes apart.
    public Optional<Integer> classes() {
        return yardstick instanceof Yardstick.Classes classes
                ? Optional.of(classes.count())
                : Optional.empty();
    }

    /// The training as it is.
    public Course course() {
        return once("course", () -> Course.of(patient, yardstick, training, validation));
    }

    /// What plain models reach.
    public References references() {
        return once(
                "references",
                () ->
                        patient.atStart(
                                _ -> References.of(patient, yardstick, training, validation)));
    }

    /// The same training with a remedy, beside the one without; the same name is not tried twice.
    public Trial trial(Treatment treatment) {
        return once(
                treatment.name(),
                () -> {
                    Patient treated = treatment.apply(patient);
                    Sample judged = Sample.of(treated.validation(), ROWS, seed);
                    Yardstick measure =
                            treated.isPreparedLike(patient)
                                    ? yardstick
                                    : yardstick.among(treated, training);
                    Course after = Course.of(treated, measure, training, judged);
                    return new Trial(treatment, course(), after);
                });
    }

    /// All trials so far.
    public List<Trial> trials() {
        return known.values().stream()
                .filter(Trial.class::isInstance)
                .map(Trial.class::cast)
                .toList();
    }

    /// Looks at the task before its first step.
    public <T> T atStart(Function<Task, T> look) {
        return patient.atStart(look);
    }

    /// Looks at the task as it is after training.
    public <T> T atEnd(Function<Task, T> look) {
        return patient.at(course().weights(), look);
    }

    /// A measurement that several rules want: made once, kept under a name.
    @SuppressWarnings("unchecked")
    public <T> T once(Object name, Supplier<T> measurement) {
        Object found = known.get(name);
        if (found == null) {
            found = measurement.get();
            known.put(name, found);
        }
        return (T) found;
    }
}
