package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.nn.Modes;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Supervised;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// How validation answers must be rewritten so that they mean what those of training do: classes in another order, numbers in another unit.
///
/// @param name what is done
/// @param rewriting of targets
record AnswerKey(String name, UnaryOperator<Tensor> rewriting) {
    private static final double LEAST_FIT = 0.3;

    /// What the trained net's answers say; nothing where no simple key fits.
    static Optional<AnswerKey> of(Case patient) {
        Sample validation = patient.patient().prepare(patient.validation());
        return patient.atEnd(task -> {
            try (var scope = Scope.open();
                    var modes = Modes.eval(task.net());
                    var off = Gradient.off()) {
                var net = ((Supervised) task).net();
                List<Tensor> answers =
                        validation.batches().stream().map(batch -> net.forward(batch.x())).toList();
                Tensor said = Tensor.cat(answers, 0);
                Tensor y = Tensor.cat(validation.batches().stream().map(Batch::y).toList(), 0);
                return patient.yardstick() instanceof Yardstick.Classes classes
                        ? order(classes, said, y)
                        : line(said, y);
            }
        });
    }

    /// Each class of the net becomes the class that validation calls it most often, the clearest first.
    private static Optional<AnswerKey> order(Yardstick.Classes classes, Tensor said, Tensor y) {
        if (y.dtype().isFloatingPoint() || y.rank() != 1) {
            return Optional.empty();
        }
        int count = classes.count();
        int[] predicted = classes.probabilities(said).argmax(1).toIntArray();
        int[] labels = y.toLong().clamp(0, count - 1).toIntArray();
        int[][] joint = new int[count][count];
        for (int i = 0; i < labels.length; i++) {
            joint[labels[i]][predicted[i]]++;
        }
        long[] key = new long[count];
        Arrays.fill(key, -1);
        boolean[] taken = new boolean[count];
        int agreed = 0;
        int before = 0;
        for (int step = 0; step < count; step++) {
            int row = -1;
            int column = -1;
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    boolean isFree = key[i] < 0 && !taken[j];
                    if (isFree && (row < 0 || joint[i][j] > joint[row][column])) {
                        row = i;
                        column = j;
                    }
                }
            }
            key[row] = column;
            taken[column] = true;
            agreed += joint[row][column];
            before += joint[step][step];
        }
        if (agreed - before < 0.1 * labels.length) {
            return Optional.empty();
        }
        return Optional.of(
                new AnswerKey(
                        "put validation's classes into training's order " + Arrays.toString(key),
                        targets -> Tensor.of(key).indexSelect(0, targets.toLong())));
    }

    /// y = a·f + b by least squares over the net's answers f, to be undone.
    private static Optional<AnswerKey> line(Tensor said, Tensor y) {
        Tensor f = said.toDouble().reshape(-1);
        Tensor t = y.toDouble().reshape(-1);
        double meanF = f.mean().item();
        double meanT = t.mean().item();
        double both = f.sub(meanF).mul(t.sub(meanT)).mean().item();
        double spreadF = f.sub(meanF).square().mean().item();
        double spreadT = t.sub(meanT).square().mean().item();
        double a = both / Math.max(1e-12, spreadF);
        double b = meanT - a * meanF;
        double fit = both * both / Math.max(1e-24, spreadF * spreadT);
        if (!(fit > LEAST_FIT)
                || (Math.abs(a - 1) < 0.25 && Math.abs(b) < 0.25 * Math.sqrt(spreadT))) {
            return Optional.empty();
        }
        return Optional.of(
                new AnswerKey(
                        "read validation answers as %.3g times those of training and %.3g more"
                                .formatted(a, b),
                        targets -> targets.sub(b).div(a)));
    }

    Treatment treatment() {
        return new Treatment(
                name,
                patient ->
                        patient.validation(
                                patient.validation()
                                        .map((batch, _) ->
                                                new Batch(
                                                        batch.inputs(),
                                                        batch.targets().stream()
                                                                .map(rewriting)
                                                                .toList()))));
    }
}
