package io.tarn.doctor.finding;

import io.tarn.doctor.measure.OptimizerResponse;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Vitals;
import io.tarn.doctor.patient.Vitals.Reading;
import io.tarn.optim.Optimizer;
import io.tarn.optim.Schedule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// 21: steps that are not what gradients ask for.
///
/// The rules: the optimizer climbs when it is handed a gradient, or the gradient of the step before is still in the next one; each is proof.
/// Gradients that drown in ε, steps that grow without end and a rate that is almost nothing for most of the training are suspicions.
///
/// @param fault what is wrong, in words
public record OptimizerFault(String fault, Evidence evidence, Remedy remedy)
        implements OptimizationFinding {
    /// Rates below this part of the largest one count as nothing.
    private static final double NOTHING = 0.01;

    private static final double MOST = 0.6;

    /// The rate for Adam to begin with: high, since little time is left to make up for steps that were none.
    private static final double LEAST = 3e-3;

    /// Errors so many times that of a guess are learned, and wrong.
    private static final double WORSE = 1.5;

    /// What is proof; before the first step.
    static Optional<OptimizerFault> proven(Case patient) {
        return response(patient).flatMap(response -> proven(patient, response));
    }

    private static Optional<OptimizerFault> proven(Case patient, OptimizerResponse response) {
        if (response.isClimbing()) {
            return Optional.of(
                    of(
                            patient,
                            "It steps up the gradient, not down.",
                            numbers(
                                    Evidence.proven(
                                            "the optimizer's steps along a made-up gradient agree with the gradient, not with its opposite",
                                            1 - response.agreement()),
                                    response)));
        }
        if (response.isNeverCleared()) {
            return Optional.of(
                    of(
                            patient,
                            "Gradients are never cleared: each step follows the sum of all so far.",
                            numbers(
                                    Evidence.proven(
                                            "the same batch seen twice from the same weights has twice the gradient the second time",
                                            response.repeated()),
                                    response)));
        }
        return Optional.empty();
    }

    /// What a remedy has to prove.
    static Optional<OptimizerFault> suspected(Case patient) {
        return response(patient)
                .filter(response -> !response.isClimbing() && !response.isNeverCleared())
                .flatMap(response -> suspected(patient, response));
    }

    private static Optional<OptimizerFault> suspected(Case patient, OptimizerResponse response) {
        if (response.isDrowned()) {
            return Optional.of(
                    of(
                            patient,
                            "Its ε of about %.2g drowns gradients of %.2g."
                                    .formatted(response.epsilon(), response.typical()),
                            numbers(
                                    Evidence.suspected(
                                            "a gradient gets half of the largest step only from 5e-4 on, and is typically not 10 times that",
                                            response.epsilon() / 5e-4),
                                    response)));
        }
        if (response.isGrowing()) {
            return Optional.of(
                    of(
                            patient,
                            "Its steps grow without end.",
                            numbers(
                                    Evidence.suspected(
                                            "for the same gradient the 200th step is more than 1.88 times as long as the 100th",
                                            response.growth() / 1.88),
                                    response)));
        }
        Optional<OptimizerFault> turned = turned(patient);
        return turned.isPresent() ? turned : schedule(patient);
    }

    /// The loss falls, and what it should measure becomes worse than a guess.
    private static Optional<OptimizerFault> turned(Case patient) {
        List<Double> losses = patient.course().vitals().losses();
        double error = patient.course().trainingError();
        double guess = patient.yardstick().chance();
        if (losses.size() < 2
                || !(losses.getLast() < losses.getFirst())
                || !(error > WORSE * guess)) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.suspected(
                                "the loss falls, but the error becomes more than 1.5 times that of a guess",
                                Math.min(1000, error / guess / WORSE))
                        .number("first loss", losses.getFirst())
                        .number("last loss", losses.getLast())
                        .number("error at the end", error)
                        .number("error of a guess", guess)
                        .chart(Pulse.curve(patient).chart());
        Treatment turn =
                new Treatment(
                        "turn the sign of the loss",
                        p -> p.loss(loss -> (answer, y) -> loss.forward(answer, y).neg()));
        return Optional.of(
                new OptimizerFault(
                        "The loss falls, and answers become worse than a guess.",
                        evidence,
                        Remedy.of(
                                "Look at the sign of the loss: it is to be small where answers are right.",
                                turn)));
    }

    private static Optional<OptimizerResponse> response(Case patient) {
        return patient.once(
                "optimizer response",
                () ->
                        Pulse.tolerant(() ->
                                patient.atStart(task ->
                                        OptimizerResponse.of(
                                                task, Pulse.batches(patient).getFirst()))));
    }

    private static Evidence numbers(Evidence evidence, OptimizerResponse response) {
        return evidence.number("cosine with the opposite of a gradient", response.agreement())
                .number("200th step over 100th", response.growth())
                .number("ε", response.epsilon())
                .number("typical gradient", response.typical())
                .number("gradient the second time over the first", response.repeated());
    }

    /// The rate is nothing for most of the training.
    private static Optional<OptimizerFault> schedule(Case patient) {
        Vitals vitals = patient.course().vitals();
        List<Reading> readings = vitals.readings();
        double peak = readings.stream().mapToDouble(Reading::rate).max().orElse(Double.NaN);
        long steps = (long) vitals.losses().size() * vitals.stride();
        long idle = 0;
        for (int i = 0; i < readings.size(); i++) {
            long next = i + 1 < readings.size() ? readings.get(i + 1).step() : steps;
            if (!(readings.get(i).rate() > NOTHING * peak)) {
                idle += next - readings.get(i).step();
            }
        }
        double share = (double) idle / Math.max(1, steps);
        if (!(share > MOST)) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.suspected(
                                "the learning rate is below 1% of its largest value for more than 60% of the training",
                                share / MOST)
                        .number("share of the steps", share)
                        .number("largest rate", peak)
                        .number("last rate", readings.getLast().rate())
                        .chart(Pulse.chart("Learning rate", "rate", vitals, Reading::rate));
        Treatment constant =
                new Treatment(
                        "keep the learning rate constant",
                        p -> p.with(t -> t.schedule(_ -> Schedule.constant())));
        return Optional.of(
                new OptimizerFault(
                        "The learning rate is almost nothing for %.0f%% of the training."
                                .formatted(100 * share),
                        evidence,
                        Remedy.of(
                                "Look at the schedule: how many steps does it think there are?",
                                constant,
                                Treatments.adam(1e-3))));
    }

    private static OptimizerFault of(Case patient, String fault, Evidence evidence) {
        double rate = rate(patient.patient());
        Treatment same = Treatments.adam(rate);
        Treatment usual = Treatments.adam(1e-3);
        return new OptimizerFault(
                fault,
                evidence,
                Remedy.of(
                        "Use one of the usual optimizers as it is, `optimizer(Adam::of)`, or mend this one: zeroGrad before each backward pass,"
                                + " w ← w - η·g, an ε of 1e-8.",
                        same,
                        usual));
    }

    /// The rate that is used now, where Adam can work with it.
    private static double rate(Patient patient) {
        double rate =
                patient.task().optimizers().values().stream()
                        .max(Comparator.comparingInt(optimizer -> optimizer.parameters().size()))
                        .map(Optimizer::learningRate)
                        .orElse(LEAST);
        return rate >= LEAST && rate <= 1e-2 ? rate : LEAST;
    }

    @Override
    public Condition condition() {
        return Condition.OPTIMIZER_FAULT;
    }

    @Override
    public String summary() {
        return fault;
    }
}
