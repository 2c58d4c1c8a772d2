package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// The mean and the deviation of targets that are numbers.
record Units(double mean, double deviation) {
    static Optional<Units> of(Case patient) {
        try (var scope = Scope.open()) {
            Batch all = patient.training().all();
            if (all.targets().size() != 1 || !all.y().dtype().isFloatingPoint()) {
                return Optional.empty();
            }
            Tensor y = all.y().toDouble();
            double mean = y.mean().item();
            double deviation = Math.sqrt(y.sub(mean).square().mean().item());
            return deviation > 0 && Double.isFinite(deviation)
                    ? Optional.of(new Units(mean, deviation))
                    : Optional.empty();
        }
    }

    /// Whether a net that starts with answers near 0 has far to go.
    boolean areOdd() {
        return Math.abs(mean) > 3 * deviation || deviation > 10 || deviation < 0.1;
    }

    /// The net answers in units of the targets' deviation, around their mean.
    Treatment treatment() {
        return new Treatment(
                "let the net answer in the unit of the targets",
                patient ->
                        patient.net(net ->
                                new Enclosed(
                                        net,
                                        (inner, x) -> inner.forward(x).mul(deviation).add(mean))));
    }
}
