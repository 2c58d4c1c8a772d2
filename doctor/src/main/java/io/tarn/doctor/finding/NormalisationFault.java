package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Losses;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.BatchNorm3d;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.nn.Recalibrate;
import io.tarn.report.Bars;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// 22: a net that computes something else in evaluation than in training, as by statistics that do not follow the weights.
///
/// The rule: at the end the loss of the same training examples is 50% higher in evaluation mode than in training mode, with dropout switched
/// off in both.
///
/// @param training the loss in training mode
/// @param evaluation the loss in evaluation mode
public record NormalisationFault(double training, double evaluation, Evidence evidence)
        implements OptimizationFinding {
    private static final double MORE = 0.5;

    /// Differences below this part of the first loss do not matter.
    private static final double LITTLE = 0.03;

    private static final double EPSILON = 1e-5;

    static Optional<NormalisationFault> look(Case patient) {
        return Pulse.tolerant(() -> patient.atEnd(task -> losses(task, Pulse.batches(patient))))
                .flatMap(losses -> judged(patient, losses[0], losses[1]));
    }

    private static double[] losses(Task task, List<Batch> batches) {
        try (var off = Hooks.onForward((layer, x, y) -> Treatments.isDropout(layer) ? x : y)) {
            double evaluation =
                    batches.stream().mapToDouble(b -> Losses.of(task, b)).average().orElse(0);
            double training =
                    batches.stream()
                            .filter(batch -> batch.size() > 1)
                            .mapToDouble(b -> Losses.inTraining(task, b))
                            .average()
                            .orElse(evaluation);
            return new double[] {training, evaluation};
        }
    }

    private static Optional<NormalisationFault> judged(
            Case patient, double training, double evaluation) {
        double first = Math.abs(patient.course().vitals().losses().getFirst());
        double more = (evaluation - training) / Math.abs(training);
        boolean isWrong = more > MORE && evaluation - training > LITTLE * first;
        if (!(isWrong || (Double.isNaN(evaluation) && Double.isFinite(training)))) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.suspected(
                                "the loss of the same training examples is more than 50% higher in evaluation mode than in training mode",
                                Double.isFinite(more) ? Math.min(more / MORE, 1000) : 1000)
                        .number("loss in training mode", training)
                        .number("loss in evaluation mode", evaluation)
                        .chart(
                                Bars.of(
                                                "The same examples in two modes",
                                                List.of("training", "evaluation"))
                                        .bars("loss", training, evaluation));
        return Optional.of(new NormalisationFault(training, evaluation, evidence));
    }

    @Override
    public Condition condition() {
        return Condition.NORMALISATION_FAULT;
    }

    @Override
    public String summary() {
        return "The same examples have a loss of %.3g in training mode and of %.3g in evaluation mode."
                .formatted(training, evaluation);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Gather the statistics anew, `Recalibrate.batchNorm(net, batches)`; give batch normalisation a momentum of 0.1 and larger batches, or"
                        + " use GroupNorm, which has no statistics.",
                new Treatment(
                        "gather the statistics of normalisation anew after training",
                        patient -> patient.finishing(NormalisationFault::recalibrate)),
                Treatments.operation(
                        "normalise by the batch in evaluation too", NormalisationFault::byBatch),
                Treatments.operation(
                        "normalise each example by itself", NormalisationFault::byExample));
    }

    private static void recalibrate(Net net, Dataset examples) {
        if (net instanceof Layer layer) {
            int size = Math.min(250, examples.size());
            int batches = Math.min(8, examples.size() / size);
            Recalibrate.batchNorm(
                    layer,
                    IntStream.range(0, batches)
                            .mapToObj(i ->
                                    examples.batch(
                                                    IntStream.range(i * size, (i + 1) * size)
                                                            .toArray(),
                                                    new SplittableRandom(i))
                                            .x())
                            .toList());
        }
    }

    private static boolean isBatchNorm(Net layer) {
        return layer instanceof BatchNorm1d
                || layer instanceof BatchNorm2d
                || layer instanceof BatchNorm3d;
    }

    /// Whether it keeps statistics, be it one of Tarn's or somebody's own.
    private static boolean keepsStatistics(Net layer, Tensor x, Tensor y) {
        boolean isOwn =
                layer.namedNets().isEmpty()
                        && !layer.namedBuffers().isEmpty()
                        && layer.namedParameters().values().stream()
                                .allMatch(p -> p.value().rank() < 2);
        return x.rank() >= 2 && x.shape().equals(y.shape()) && (isBatchNorm(layer) || isOwn);
    }

    private static Tensor byBatch(Net layer, Tensor x, Tensor y) {
        return keepsStatistics(layer, x, y)
                ? normalised(layer, x, LongStream.range(0, x.rank()).filter(d -> d != 1).toArray())
                : y;
    }

    private static Tensor byExample(Net layer, Tensor x, Tensor y) {
        return keepsStatistics(layer, x, y)
                ? normalised(layer, x, LongStream.range(1, x.rank()).toArray())
                : y;
    }

    /// γ·(x - μ)/√(σ² + ε) + β with μ and σ over some dimensions, and γ and β of the layer where it has them.
    private static Tensor normalised(Net layer, Tensor x, long... over) {
        Tensor centred = x.sub(x.meanKeep(over));
        Tensor y = centred.div(centred.square().meanKeep(over).add(EPSILON).sqrt());
        Map<String, Parameter> own = layer.namedParameters();
        long[] shape = LongStream.range(0, x.rank()).map(d -> d == 1 ? x.size(1) : 1).toArray();
        Optional<Tensor> gamma = vector(own, "weight", x.size(1)).map(v -> v.reshape(shape));
        Optional<Tensor> beta = vector(own, "bias", x.size(1)).map(v -> v.reshape(shape));
        Tensor scaled = gamma.map(y::mul).orElse(y);
        return beta.map(scaled::add).orElse(scaled);
    }

    private static Optional<Tensor> vector(Map<String, Parameter> own, String name, long length) {
        return Optional.ofNullable(own.get(name))
                .map(Parameter::value)
                .filter(value -> value.elements() == length);
    }
}
