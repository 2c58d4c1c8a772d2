package io.tarn.recipes.sick;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Patient;
import io.tarn.loss.Loss;
import io.tarn.nn.Layer;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.train.Trainer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// All that a training is made of. A ward makes a new one for every seed, controls and faults change it, and then it becomes a [Patient].
public final class Setting {
    final Ward ward;
    final long seed;
    Shape shape;
    Function<Setting, Layer> build;
    UnaryOperator<Layer> around = net -> net;
    Loss loss;
    Rule rule;
    BiFunction<Net, List<Parameter>, List<Parameter>> learned = (_, all) -> all;
    UnaryOperator<Optimizer> tampering = optimizer -> optimizer;
    int epochs;
    int batch = 32;
    Sheet training;
    Sheet validation;
    Sheet test;
    double unit = 1; // what 1 was in the pictures of the ward
    Consumer<Net> start = _ -> {};

    Setting(Ward ward, long seed, Shape shape, Function<Setting, Layer> build, Loss loss) {
        this.ward = ward;
        this.seed = seed;
        this.shape = shape;
        this.build = build;
        this.loss = loss;
        this.rule = Rule.adam(3e-3);
        this.epochs = 10;
        Sheet none = new Sheet(io.tarn.tensor.Tensor.zeros(1), io.tarn.tensor.Tensor.zeros(1));
        this.training = none;
        this.validation = none;
        this.test = none;
    }

    /// Cuts `all` into the three parts; the test rows are those that remain.
    void data(Sheet all, int trainingRows, int validationRows) {
        training = all.part(0, trainingRows);
        validation = all.part(trainingRows, trainingRows + validationRows);
        test = all.part(trainingRows + validationRows, all.size());
    }

    /// Chance that depends on the seed and the fault.
    SplittableRandom chance(long number) {
        return new SplittableRandom(31 * seed + 7919 * number + 1);
    }

    /// The number of values of an input.
    int inputs() {
        return Math.toIntExact(training.x().size(1));
    }

    /// Changes what training, validation and test rows all are, as a column in other units does.
    void everywhere(UnaryOperator<Sheet> change) {
        training = change.apply(training);
        validation = change.apply(validation);
        test = change.apply(test);
    }

    /// Changes the rows that are trained and validated with; those of the test stay clean.
    void seen(UnaryOperator<Sheet> change) {
        training = change.apply(training);
        validation = change.apply(validation);
    }

    /// The training, ready to be examined.
    public Patient patient() {
        Trainer trainer;
        try (var scope = Scope.open()) {
            Random.seed(seed);
            Layer net = around.apply(build.apply(this));
            start.accept(net);
            Function<List<Parameter>, Optimizer> optimizer =
                    all -> tampering.apply(rule.optimizer(learned.apply(net, all)));
            trainer =
                    ward.isOwnTask()
                            ? Trainer.of(
                                    new Reconstruction(
                                            net, loss, optimizer.apply(net.parameters())))
                            : Trainer.of(net, loss).optimizer(optimizer);
        }
        return Patient.of(
                trainer.plan(p -> p.epochs(epochs).batchSize(batch).seed(seed).loaderThreads(0)),
                dataset(training),
                dataset(validation));
    }

    /// The rows as the task sees them: a task of its own gets no answers.
    Dataset dataset(Sheet sheet) {
        Dataset data = sheet.dataset();
        return ward.isOwnTask() ? data.map((batch, _) -> Batch.of(batch.x())) : data;
    }
}
