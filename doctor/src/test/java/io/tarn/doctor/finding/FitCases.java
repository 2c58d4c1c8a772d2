package io.tarn.doctor.finding;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.nn.Sequential;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Small regressions of 4 columns, fitted by nets that can, or cannot.
final class FitCases {
    private static final int ROWS = 256;
    private static final int COLUMNS = 4;

    private FitCases() {}

    /// y = x·(1, -1, ½, 0) and noise.
    static Dataset line(double... sizes) {
        Tensor x = Random.of(1).normal(ROWS, COLUMNS);
        Tensor y = x.matmul(Tensor.of(new double[] {1, -1, 0.5, 0}, COLUMNS, 1).toFloat());
        Tensor scaled = sizes.length == 0 ? x : x.mul(Tensor.of(sizes, 1, sizes.length).toFloat());
        return Dataset.of(scaled, y.add(Random.of(2).normal(ROWS, 1).mul(0.1)));
    }

    /// y = 2·sin(2·x₁) + x₂², of mean 0.
    static Dataset curve(long seed) {
        Tensor x = Random.of(seed).normal(ROWS, COLUMNS);
        Tensor y = x.narrow(1, 0, 1).mul(2).sin().mul(2).add(x.narrow(1, 1, 1).square()).sub(1);
        return Dataset.of(x, y);
    }

    static Case of(
            Supplier<Layer> net,
            Dataset training,
            int epochs,
            Function<List<Parameter>, Optimizer> optimizer) {
        Random.seed(3);
        Trainer trainer =
                Trainer.of(net.get(), MeanSquaredError.of())
                        .optimizer(optimizer)
                        .plan(p -> p.epochs(epochs).batchSize(64).loaderThreads(0));
        return Case.of(Patient.of(trainer, training, curve(9)), 0);
    }

    /// Hidden layers of so many units, and one answer.
    static Layer net(int depth, int width, Supplier<Layer> activation) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            layers.add(Linear.of(i == 0 ? COLUMNS : width, width));
            layers.add(activation.get());
        }
        layers.add(Linear.of(depth == 0 ? COLUMNS : width, 1));
        return Sequential.of(layers);
    }

    /// All weights changed.
    static Layer changed(Layer net, UnaryOperator<Tensor> change) {
        net.parameters().forEach(p -> p.set(change.apply(p.value())));
        return net;
    }

    static Layer relu(int depth, int width) {
        return net(depth, width, Activation::relu);
    }
}
