package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.tensor.Tensor;
import io.tarn.train.Supervised;
import java.util.Arrays;
import java.util.Optional;

/// The best answer that does not look at the input, in the form that the loss takes.
final class Guess {
    private Guess() {}

    /// Empty where what the loss takes is not known.
    static Optional<Tensor> of(Case patient, Batch batch) {
        return patient.patient().supervised().flatMap(task -> of(patient, task, batch));
    }

    private static Optional<Tensor> of(Case patient, Supervised task, Batch batch) {
        if (batch.targets().size() != 1) {
            return Optional.empty();
        }
        Tensor answer = Misfits.answer(patient);
        Tensor y = batch.y();
        return switch (patient.yardstick()) {
            case Yardstick.Own _ -> Optional.empty();
            case Yardstick.Numbers _ ->
                    answer.shape().equals(y.shape())
                            ? Optional.of(
                                    Tensor.full(
                                            answer.shape(),
                                            y.toDouble().mean().item(),
                                            answer.dtype()))
                            : Optional.empty();
            case Yardstick.Classes classes ->
                    answer.elements() == answer.size(0)
                            ? binary(LossKind.ofBinary(task.loss(), answer, y), classes, answer)
                            : rows(LossKind.ofClasses(task.loss(), answer, y), classes, answer);
        };
    }

    private static Optional<Tensor> binary(
            LossKind kind, Yardstick.Classes classes, Tensor answer) {
        double p = Math.clamp(classes.prior().getLast(), 1e-6, 1 - 1e-6);
        double value =
                switch (kind) {
                    case SCORES -> Math.log(p / (1 - p));
                    case PROBABILITIES, SQUARES -> p;
                    case LOG_PROBABILITIES, OTHER -> Double.NaN;
                };
        return Double.isNaN(value)
                ? Optional.empty()
                : Optional.of(Tensor.full(answer.shape(), value, answer.dtype()));
    }

    private static Optional<Tensor> rows(LossKind kind, Yardstick.Classes classes, Tensor answer) {
        double[] prior =
                classes.prior().stream().mapToDouble(p -> Math.clamp(p, 1e-6, 1)).toArray();
        double[] values =
                switch (kind) {
                    case SCORES, LOG_PROBABILITIES -> Arrays.stream(prior).map(Math::log).toArray();
                    case PROBABILITIES, SQUARES -> prior;
                    case OTHER -> new double[0];
                };
        if (values.length == 0) {
            return Optional.empty();
        }
        long[] shape = new long[answer.rank()];
        Arrays.fill(shape, 1);
        shape[1] = values.length;
        Tensor row = Tensor.of(values, values.length).to(answer.dtype()).reshape(shape);
        return Optional.of(Tensor.zerosLike(answer).add(row.to(answer.device())));
    }
}
