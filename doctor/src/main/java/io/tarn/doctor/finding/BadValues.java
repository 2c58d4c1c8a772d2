package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.doctor.data.BadRows;
import io.tarn.doctor.data.Features;
import io.tarn.doctor.data.UsualRange;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Inputs;
import io.tarn.doctor.patient.Losses;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.report.Bars;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Ending;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// 4: inputs or targets that are missing or infinite, or inputs so far from all others that they stand for "unknown".
///
/// The rule: an example with a value that is no finite number, and a loss that is none for it (a net may know what to do with gaps), is
/// proof. Values far out, as [UsualRange] tells, are a suspicion.
///
/// @param missing examples with a value that is no finite number, in training and validation
/// @param far values far out, in a sample of training
public record BadValues(int missing, long far, Evidence evidence, Treatment cure)
        implements DataFinding {
    private static final int SCANNED = 100_000;
    private static final int SAMPLED = 2000;
    private static final int PROBED = 100;

    static Optional<BadValues> look(Case patient) {
        Dataset training = patient.patient().trainingSeen();
        Dataset validation = patient.patient().validationSeen();
        BadRows bad = scan(training);
        BadRows badToo = scan(validation);
        Tensor x = patient.trainingSeen().all().x();
        UsualRange usual = UsualRange.of(x);
        long[] far = x.dtype().isFloatingPoint() ? usual.far(x) : new long[1];
        boolean breaks = breaks(patient, training, bad) || breaks(patient, validation, badToo);
        long out = Arrays.stream(far).sum();
        if (!breaks && out == 0) {
            return Optional.empty();
        }
        int missing =
                bad.inputs().length
                        + bad.answers().length
                        + badToo.inputs().length
                        + badToo.answers().length;
        Evidence evidence =
                breaks
                        ? Evidence.proven(
                                "values are NaN or infinite, and the loss is none with them",
                                missing)
                        : Evidence.suspected("some values lie far from all others", out);
        Evidence all =
                evidence.number("examples with NaN or infinite inputs", bad.inputs().length)
                        .number("examples with such targets", bad.answers().length)
                        .number("the same of validation", badToo.inputs().length)
                        .number("values far from all others", out)
                        .chart(chart(x, far));
        return Optional.of(
                new BadValues(
                        missing,
                        out,
                        all,
                        cure(usual, bad.answers().length + badToo.answers().length > 0)));
    }

    private static BadRows scan(Dataset data) {
        return BadRows.of(data, data.isReady() ? SCANNED : SAMPLED);
    }

    /// Whether the loss of the bad examples is no finite number.
    private static boolean breaks(Case patient, Dataset data, BadRows bad) {
        int[] rows =
                IntStream.concat(Arrays.stream(bad.inputs()), Arrays.stream(bad.answers()))
                        .distinct()
                        .limit(PROBED)
                        .toArray();
        if (rows.length == 0) {
            return false;
        }
        return patient.atStart(task -> {
            try (var scope = Scope.open()) {
                Batch batch = data.batch(rows, new SplittableRandom(0));
                return !Double.isFinite(Losses.of(task, batch));
            }
        });
    }

    private static Treatment cure(UsualRange usual, boolean answersToo) {
        var impute =
                new Treatment(
                        "put the median of its column in place of each bad value",
                        patient ->
                                patient.prepared(
                                        (batch, _) -> Inputs.changed(batch, usual::mended)));
        if (!answersToo) {
            return impute;
        }
        var drop =
                new Treatment(
                        "drop the examples without an answer",
                        patient ->
                                patient.training(answered(patient.training()))
                                        .validation(answered(patient.validation())));
        return impute.and(drop);
    }

    private static Dataset answered(Dataset data) {
        return data.select(scan(data).answered());
    }

    /// How many values of each column are bad, most first.
    private static Bars chart(Tensor x, long[] far) {
        double[] bad = new double[far.length];
        if (x.dtype().isFloatingPoint()) {
            Tensor none = x.isFinite().logicalNot().toDouble();
            bad = (far.length == 1 ? none.sum().reshape(1) : none.sum(0)).toDoubleArray();
        }
        double[] counts = bad;
        List<String> names = far.length == 1 ? List.of("all values") : Features.names(x);
        int[] worst =
                IntStream.range(0, Math.min(names.size(), far.length))
                        .boxed()
                        .sorted((a, b) -> Double.compare(counts[b] + far[b], counts[a] + far[a]))
                        .limit(10)
                        .mapToInt(j -> j)
                        .toArray();
        return Bars.of("Bad values", Arrays.stream(worst).mapToObj(names::get).toList())
                .bars("NaN or infinite", Arrays.stream(worst).mapToDouble(j -> counts[j]).toArray())
                .bars("far out", Arrays.stream(worst).mapToDouble(j -> far[j]).toArray())
                .lying();
    }

    @Override
    public Condition condition() {
        return Condition.BAD_VALUES;
    }

    @Override
    public String summary() {
        return evidence.isProven()
                ? "%d examples hold NaN or infinity, and their loss is none.".formatted(missing)
                : "%d values lie far from all others.".formatted(far);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Impute or drop them before training: `x.where(x.isFinite(), median)`. Look for the code that made them.",
                cure);
    }

    /// Where training broke off with them and goes through without.
    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        boolean broke = trial.before().isBroken();
        boolean ends = trial.after().ending() instanceof Ending.Finished;
        return evidence.isProven() && broke ? Optional.of(ends) : Optional.empty();
    }
}
