package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;
import io.tarn.loss.Loss;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// A loss that compares every answer with every target, because one of them is a column and the other is not.
final class Broadcast {
    private Broadcast() {}

    static Optional<LossMisfit> look(Case patient, Loss loss) {
        Batch batch = patient.training().batches().getFirst();
        Tensor answer = Misfits.answer(patient);
        Shape shape = batch.y().shape();
        boolean isColumn =
                batch.y().dtype().isFloatingPoint()
                        && !answer.shape().equals(shape)
                        && answer.elements() == batch.y().elements()
                        && batch.size() > 1;
        if (!isColumn) {
            return Optional.empty();
        }
        double asIs = LossKind.value(loss, answer, batch.y());
        double paired = LossKind.value(loss, answer.reshape(shape.toArray()), batch.y());
        boolean differs = Math.abs(asIs - paired) > 1e-3 * Math.max(Math.abs(asIs), 1e-12);
        return Double.isFinite(paired) && differs
                ? Optional.of(
                        LossMisfit.misfit(
                                patient,
                                "Answers are %s and targets %s: every answer is compared with every target."
                                        .formatted(answer.shape(), shape),
                                "Give both the same shape: `prediction.reshape(y.shape())`.",
                                true,
                                List.of(Misfits.paired())))
                : Optional.empty();
    }
}
