package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.Objective;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Treatment;
import io.tarn.report.Lines;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// 9: a net that cannot learn 16 examples by heart.
///
/// The rule: after 1,000 steps of Adam, or when they gain nothing any more, on 16 different examples, in evaluation mode, the error is above 5% of that of a guess. A linear
/// model may be right to fail, so it is a suspicion.
///
/// @param error after the steps, where a guess has `guess`
record CannotMemorise(double error, double guess, boolean cut, Evidence evidence)
        implements DefinitionFinding {
    private static final int EXAMPLES = 16;
    private static final int STEPS = 1000;
    private static final int LOOK = 50;
    private static final int PATIENCE = 5; // looks without a gain of 5%
    private static final double SHARE = 0.05;
    private static final double RATE = 3e-3;

    static Optional<CannotMemorise> look(Case patient) {
        Optional<Batch> different = different(patient);
        return different.flatMap(batch ->
                patient.atStart(
                        task -> Attempt.at(() -> look(patient, task, batch)).flatMap(o -> o)));
    }

    private static Optional<CannotMemorise> look(Case patient, Task task, Batch batch) {
        Sample sample = new Sample(List.of(batch));
        double guess = patient.yardstick().chance();
        List<Double> errors = new ArrayList<>();
        try (var scope = Scope.open()) {
            Objective objective = Objective.of(task, List.of(batch));
            errors.add(mean(patient.yardstick().errors(task, sample)));
            Tensor w = objective.point();
            Tensor m = Tensor.zerosLike(w);
            Tensor v = Tensor.zerosLike(w);
            for (int t = 1; t <= STEPS; t++) {
                try (var inner = Scope.open()) {
                    Tensor g = objective.gradient();
                    m.mul_(0.9).add_(g, 0.1);
                    v.mul_(0.999).add_(g.square(), 0.001);
                    double scale = RATE / (1 - Math.pow(0.9, t));
                    Tensor root = v.div(1 - Math.pow(0.999, t)).sqrt().add(1e-8);
                    w.sub_(m.div(root).mul(scale)); // θ ← θ - η·m̂ / (√v̂ + ε)
                    objective.moveTo(w);
                }
                if (t % LOOK == 0) {
                    errors.add(mean(patient.yardstick().errors(task, sample)));
                    if (errors.getLast() < SHARE * guess) {
                        return Optional.empty();
                    }
                    if (isStill(errors)) {
                        break;
                    }
                }
            }
        }
        double last = errors.getLast();
        Evidence evidence =
                Evidence.suspected(
                                "after up to 1,000 steps on 16 examples the error is above 5% of that of a guess",
                                last / (SHARE * guess))
                        .number("error after the steps", last)
                        .number("error of a guess", guess)
                        .chart(
                                Lines.of("Learning 16 examples by heart")
                                        .x("look, every %d steps".formatted(LOOK))
                                        .y(patient.yardstick().name())
                                        .line(
                                                "error",
                                                errors.stream().mapToDouble(e -> e).toArray()));
        return Optional.of(new CannotMemorise(last, guess, Cuts.of(patient).areThere(), evidence));
    }

    /// Whether nothing was gained for a while.
    private static boolean isStill(List<Double> errors) {
        return errors.size() > PATIENCE
                && !(errors.getLast() < 0.95 * errors.get(errors.size() - 1 - PATIENCE));
    }

    private static double mean(double[] errors) {
        return Arrays.stream(errors).average().orElse(Double.NaN);
    }

    /// The first examples whose inputs differ from each other: the same input with two answers cannot be learned.
    private static Optional<Batch> different(Case patient) {
        Batch batch = Rows.first(patient, 4 * EXAMPLES);
        if (batch.inputs().size() != 1) {
            return Optional.empty();
        }
        List<Integer> rows = new ArrayList<>();
        try (var scope = Scope.open()) {
            Tensor x = batch.x().reshape(batch.size(), -1).toDouble();
            for (int i = 0; i < batch.size() && rows.size() < EXAMPLES; i++) {
                Tensor row = x.select(0, i);
                boolean isNew =
                        rows.stream().noneMatch(j -> x.select(0, j).eq(row).all().item() != 0);
                if (isNew) {
                    rows.add(i);
                }
            }
        }
        if (rows.size() < 4) {
            return Optional.empty();
        }
        Tensor order = Tensor.of(rows.stream().mapToLong(i -> i).toArray(), rows.size());
        return Optional.of(
                new Batch(
                        batch.inputs().stream().map(t -> t.indexSelect(0, order)).toList(),
                        batch.targets().stream().map(t -> t.indexSelect(0, order)).toList()));
    }

    @Override
    public Condition condition() {
        return Condition.CANNOT_MEMORISE;
    }

    @Override
    public String summary() {
        return "After up to 1,000 steps on 16 examples the error is %.2g, where a guess has %.2g."
                .formatted(error, guess);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Something is broken in the net itself: look for a detached tensor, a missing connection, an activation that cannot reach the"
                        + " targets; make the net smaller until 16 examples can be learned.",
                cut ? new Treatment[] {Cuts.treatment()} : new Treatment[0]);
    }
}
