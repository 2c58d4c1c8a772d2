package io.tarn.doctor.finding;

import io.tarn.doctor.measure.NoiseScale;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Vitals;
import io.tarn.train.Plan;
import java.util.Optional;

/// 20: batches so small that their gradients are noise, or so large that there are hardly any updates.
///
/// The rules: 8 examples or fewer, and less than a tenth of the gradient noise scale; or more than ten times the noise scale, or a quarter of all
/// examples, with fewer than 500 updates. Batches of 32 for as many epochs have to help.
///
/// @param size examples in a batch, accumulated ones included
/// @param noise the larger noise scale of the beginning and the end where batches are small, else that of the beginning
/// @param updates in the whole training
public record BatchSize(long size, double noise, long updates, Evidence evidence)
        implements OptimizationFinding {
    private static final int SMALL = 8;
    private static final int LARGE = 64;
    private static final int USUAL = 32;
    private static final double FACTOR = 10;
    private static final int FEW_UPDATES = 500;
    private static final int SAMPLES = 8;

    static Optional<BatchSize> look(Case patient) {
        Plan plan = patient.patient().plan();
        int examples = patient.patient().training().size();
        long size = Math.min(examples, (long) plan.batchSize() * plan.accumulate());
        Vitals vitals = patient.course().vitals();
        long updates = (long) vitals.losses().size() * vitals.stride() / plan.accumulate();
        if (size > SMALL && (size < LARGE || updates >= FEW_UPDATES)) {
            return Optional.empty();
        }
        double start = noise(patient, false);
        if (size <= SMALL) {
            double noise = Math.max(start, noise(patient, true));
            return noise > FACTOR * size
                    ? Optional.of(of(patient, size, noise, updates, noise / FACTOR / size))
                    : Optional.empty();
        }
        double strength = Math.max(size / (FACTOR * start), 4.0 * size / examples);
        return strength > 1
                ? Optional.of(of(patient, size, start, updates, strength))
                : Optional.empty();
    }

    private static double noise(Case patient, boolean isEnd) {
        var data = patient.patient().training();
        Optional<NoiseScale> scale =
                Pulse.tolerant(() ->
                        isEnd
                                ? patient.atEnd(
                                        t -> NoiseScale.of(t, data, c -> c.samples(SAMPLES)))
                                : patient.atStart(
                                        t -> NoiseScale.of(t, data, c -> c.samples(SAMPLES))));
        double value = scale.map(NoiseScale::value).orElse(Double.NaN);
        return Double.isNaN(value) ? 0 : value;
    }

    private static BatchSize of(
            Case patient, long size, double noise, long updates, double strength) {
        Evidence evidence =
                Evidence.suspected(
                                size <= SMALL
                                        ? "batches are smaller than a tenth of the gradient noise scale"
                                        : "batches are more than 10 times the gradient noise scale, or a quarter of all examples, and updates few",
                                Math.min(1000, strength))
                        .number("examples in a batch", size)
                        .number("gradient noise scale", noise)
                        .number("updates", updates)
                        .chart(Pulse.curve(patient).chart());
        return new BatchSize(size, noise, updates, evidence);
    }

    @Override
    public Condition condition() {
        return Condition.BATCH_SIZE;
    }

    @Override
    public String summary() {
        return "Batches of %d examples make %d updates; gradients are half noise at %.3g examples."
                .formatted(size, updates, noise);
    }

    @Override
    public Remedy remedy() {
        String advice =
                "Use batches of a usual size, `plan(p -> p.batchSize(32))`, and change the learning rate with the square root of the size.";
        return size > SMALL
                ? Remedy.of(advice, batches(USUAL), scaled(USUAL))
                : Remedy.of(
                        advice,
                        scaled(USUAL),
                        scaled(USUAL / 2),
                        batches(USUAL),
                        batches(USUAL).and(asManyUpdates()));
    }

    private static Treatment batches(int examples) {
        return Treatments.plan(
                "use batches of " + examples, p -> p.batchSize(examples).accumulate(1));
    }

    /// Batches of usual size take hardly longer than small ones.
    private Treatment asManyUpdates() {
        int factor = Math.toIntExact(Math.max(1, USUAL / size));
        return Treatments.plan("as many updates", p -> p.epochs(factor * p.epochs()));
    }

    /// η ← η·√(new size / old size)
    private Treatment scaled(int examples) {
        double factor = Math.sqrt((double) examples / size);
        return batches(examples).and(Treatments.rate(Math.clamp(factor, 0.1, 10)));
    }
}
