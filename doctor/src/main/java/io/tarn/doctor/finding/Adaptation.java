package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Inputs;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Treatment;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Remedies where validation inputs are others than training inputs: bring them back, or train on inputs that reach as far.
final class Adaptation {
    /// A turned picture must have so much less error.
    private static final double CLEAR = 0.6;

    private Adaptation() {}

    static List<Treatment> of(Case patient) {
        List<Treatment> treatments = new ArrayList<>();
        Batch first = patient.training().batches().getFirst();
        Tensor x = first.x();
        if (x.dtype().isFloatingPoint()) {
            if (x.rank() == 4 && x.size(2) == x.size(3)) {
                turned(patient).ifPresent(treatments::add);
            }
            treatments.add(matched(patient));
        }
        treatments.add(varied());
        return treatments;
    }

    /// The quarter turn or mirror image by which the trained net knows validation pictures again.
    private static Optional<Treatment> turned(Case patient) {
        Sample validation = patient.patient().prepare(patient.validation());
        double best = CLEAR * Arrays.stream(patient.course().validation()).average().orElse(0);
        Optional<Treatment> found = Optional.empty();
        for (int mirror = 0; mirror < 2; mirror++) {
            for (int turns = 0; turns < 4; turns++) {
                int quarter = turns;
                boolean isMirrored = mirror == 1;
                UnaryOperator<Tensor> change =
                        x -> isMirrored ? x.flip(3).rot90(quarter, 2, 3) : x.rot90(quarter, 2, 3);
                double error = error(patient, validation, change);
                if (error < best) {
                    best = error;
                    found =
                            Optional.of(
                                    changed(
                                            "turn validation pictures by %d°%s"
                                                    .formatted(
                                                            90 * quarter,
                                                            isMirrored
                                                                    ? " after mirroring them"
                                                                    : ""),
                                            change));
                }
            }
        }
        return found;
    }

    private static double error(Case patient, Sample sample, UnaryOperator<Tensor> change) {
        try (var scope = Scope.open()) {
            Sample other =
                    new Sample(
                            sample.batches().stream()
                                    .map(batch -> Inputs.changed(batch, change))
                                    .toList());
            double[] errors = patient.atEnd(task -> patient.yardstick().errors(task, other));
            return Arrays.stream(errors).average().orElse(Double.NaN);
        } catch (TensorException _) {
            return Double.NaN;
        }
    }

    private static Treatment changed(String name, UnaryOperator<Tensor> change) {
        return new Treatment(
                name,
                patient ->
                        patient.validation(
                                patient.validation()
                                        .map((batch, _) -> Inputs.changed(batch, change))));
    }

    /// x ← (x - mean of validation) / deviation of validation · deviation of training + mean of training
    private static Treatment matched(Case patient) {
        Tensor training = patient.training().all().x();
        Tensor validation = patient.validation().all().x();
        int feature = training.rank() == 2 || training.rank() >= 4 ? 1 : training.rank() - 1;
        try (var scope = Scope.open()) {
            Tensor factor =
                    scope.keep(deviation(training, feature).div(deviation(validation, feature)));
            Tensor from = scope.keep(mean(validation, feature));
            Tensor to = scope.keep(mean(training, feature));
            factor.unscoped();
            from.unscoped();
            to.unscoped();
            return changed(
                    "bring validation inputs to the means and deviations of training",
                    x -> x.sub(from).mul(factor).add(to));
        }
    }

    private static Tensor mean(Tensor x, int feature) {
        return shaped(columns(x, feature).mean(0), x, feature);
    }

    private static Tensor deviation(Tensor x, int feature) {
        return shaped(columns(x, feature).biasedVar(0).sqrt().clampMin(1e-6), x, feature);
    }

    private static Tensor columns(Tensor x, int feature) {
        return x.movedim(feature, -1).reshape(-1, x.size(feature));
    }

    private static Tensor shaped(Tensor values, Tensor x, int feature) {
        long[] shape = new long[x.rank()];
        Arrays.fill(shape, 1);
        shape[feature] = values.elements();
        return values.reshape(shape);
    }

    private static Treatment varied() {
        return new Treatment(
                "train on inputs that vary more",
                patient -> patient.training(patient.training().map(Variation::strong)));
    }
}
