package io.tarn.doctor.finding;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Trial;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Small trainings for the rules of this package: three classes or one number of four columns.
final class DefinitionCases {
    private static final int ROWS = 400;

    private DefinitionCases() {}

    /// A net of two hidden layers with further layers behind them, and behind its answers.
    static Layer net(int answers, List<Layer> behind, List<Layer> atTheEnd) {
        Random.seed(4);
        List<Layer> layers = new ArrayList<>();
        layers.add(Linear.of(4, 16));
        layers.add(Activation.tanh());
        layers.add(Linear.of(16, 16));
        layers.add(Activation.relu());
        layers.addAll(behind);
        layers.add(Linear.of(16, answers));
        layers.addAll(atTheEnd);
        return Sequential.of(layers);
    }

    static Layer net(int answers) {
        return net(answers, List.of(), List.of());
    }

    static Dataset classes(int rows, long seed) {
        Tensor x = Random.of(seed).normal(rows, 4);
        Tensor y = x.select(1, 0).add(x.select(1, 1).abs());
        return Dataset.of(x, y.gt(0.3).toLong().add(y.gt(1.2).toLong()));
    }

    static Dataset numbers(int rows, long seed) {
        Tensor x = Random.of(seed).normal(rows, 4);
        return Dataset.of(x, x.select(1, 0).add(x.select(1, 1).abs()).sub(0.8).unsqueeze(1));
    }

    static Case ofClasses(Layer net, Loss loss) {
        return of(Trainer.of(net, loss), classes(ROWS, 1), classes(ROWS / 2, 2));
    }

    static Case ofClasses(Layer net) {
        return ofClasses(net, CrossEntropy.of());
    }

    static Case ofNumbers(Layer net, Loss loss) {
        return of(Trainer.of(net, loss), numbers(ROWS, 1), numbers(ROWS / 2, 2));
    }

    static Case ofNumbers(Layer net) {
        return ofNumbers(net, MeanSquaredError.of());
    }

    static Case of(Trainer trainer, Dataset training, Dataset validation) {
        return of(trainer, training, validation, t -> t);
    }

    static Case of(
            Trainer trainer, Dataset training, Dataset validation, UnaryOperator<Trainer> change) {
        Trainer usual =
                trainer.optimizer(p -> Adam.of(p, c -> c.learningRate(0.01)))
                        .plan(p -> p.epochs(12).batchSize(32).seed(3).loaderThreads(0));
        return Case.of(Patient.of(change.apply(usual), training, validation), 1);
    }

    /// The same training from other weights.
    static Case starting(Case patient, Consumer<Net> change) {
        return Case.of(patient.patient().starting(change), 1);
    }

    static void multiply(Net net, String name, double factor) {
        var parameter = net.namedParameters().get(name);
        parameter.set(parameter.value().detach().mul(factor));
    }

    /// The first remedy of a finding, tried.
    static Trial first(Case patient, Finding finding) {
        return patient.trial(finding.remedy().treatments().getFirst());
    }
}
