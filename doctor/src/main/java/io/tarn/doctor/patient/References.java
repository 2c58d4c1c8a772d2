package io.tarn.doctor.patient;

import io.tarn.classic.linear.LogisticRegression;
import io.tarn.classic.margin.LinearSvm;
import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.doctor.data.Features;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import io.tarn.train.Trainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What common sense reaches on the same examples: a linear model, a linear support vector machine for classes, and a small network, on plain
/// features, each trained well.
///
/// @param models empty where there is one answer per position, or a task of its own, and no plain model to compare with
public record References(List<Model> models) {
    private static final int STEPS = 800;
    private static final int BATCH = 64;
    private static final double RATE = 3e-3;
    private static final Logger LOG = LoggerFactory.getLogger(References.class);
    private static final Duration LIMIT = Duration.ofSeconds(4);

    /// @param training errors of the sample's training examples, and `validation` of its validation examples
    public record Model(String name, double[] training, double[] validation) {
        public double trainingError() {
            return Arrays.stream(training).average().orElse(Double.NaN);
        }

        public double validationError() {
            return Arrays.stream(validation).average().orElse(Double.NaN);
        }
    }

    public References {
        models = List.copyOf(models);
    }

    static References of(Patient patient, Yardstick yardstick, Sample training, Sample validation) {
        Batch first = training.batches().getFirst();
        boolean plain = !(yardstick instanceof Yardstick.Own) && first.inputs().size() == 1;
        if (!plain || isSequence(yardstick, first)) {
            return new References(List.of());
        }
        try (var scope = Scope.open()) {
            var setting = Setting.of(patient, yardstick, training, validation);
            List<Model> models = new ArrayList<>();
            models.add(setting.fit("a linear model", setting.linear()));
            setting.svm().ifPresent(models::add);
            models.add(setting.fit("a small network", setting.hidden()));
            return new References(models);
        }
    }

    /// One class for each position of a sequence or picture.
    private static boolean isSequence(Yardstick yardstick, Batch batch) {
        return yardstick instanceof Yardstick.Classes
                && !batch.y().dtype().isFloatingPoint()
                && batch.y().rank() > 1;
    }

    /// The model with the smallest training error.
    public Optional<Model> bestInTraining() {
        return models.stream().min(Comparator.comparingDouble(Model::trainingError));
    }

    /// The model with the smallest validation error.
    public Optional<Model> bestInValidation() {
        return models.stream()
                .filter(model -> model.validation().length > 0)
                .min(Comparator.comparingDouble(Model::validationError));
    }

    /// The data as features, and how models learn them.
    private record Setting(
            Yardstick yardstick,
            Dataset data,
            Sample training,
            Sample validation,
            int width,
            int answers) {
        static Setting of(
                Patient patient, Yardstick yardstick, Sample training, Sample validation) {
            Sample all = Sample.of(patient.training(), 4000, 1);
            Standard standard = Standard.of(Dataset.of(features(all), targets(all)));
            Dataset data = Dataset.of(features(all), targets(all)).map(standard);
            int answers =
                    yardstick instanceof Yardstick.Classes classes
                            ? classes.count()
                            : Math.toIntExact(targets(all).size(1));
            return new Setting(
                    yardstick,
                    data,
                    featured(training, standard),
                    validation.isEmpty() ? validation : featured(validation, standard),
                    Math.toIntExact(features(all).size(1)),
                    answers);
        }

        private static Tensor features(Sample sample) {
            return Features.of(sample.all().x());
        }

        /// Classes as they are, numbers as rows.
        private static Tensor targets(Sample sample) {
            Tensor y = sample.all().y();
            return y.dtype().isFloatingPoint() ? y.toFloat().reshape(y.size(0), -1) : y;
        }

        private static Sample featured(Sample sample, Standard standard) {
            Batch all = Batch.of(features(sample), targets(sample));
            return new Sample(List.of(standard.apply(all, new SplittableRandom(0))));
        }

        Layer linear() {
            Random.seed(0);
            return Linear.of(width, answers);
        }

        Layer hidden() {
            Random.seed(0);
            return Sequential.of(Linear.of(width, 128), Activation.relu(), Linear.of(128, answers));
        }

        /// Straight boundaries with the widest margins; how far a row is from them, as probabilities.
        Optional<Model> svm() {
            if (!(yardstick instanceof Yardstick.Classes)) {
                return Optional.empty();
            }
            Batch all = data.all();
            Tensor y = classes(all.y());
            try {
                LinearSvm svm = LinearSvm.fit(all.x(), y);
                LogisticRegression scaled = LogisticRegression.fit(svm.scores(all.x()), y);
                Layer net = x -> scaled.scores(svm.scores(x)).toFloat();
                return Optional.of(model("a linear SVM", Trainer.of(net, loss()).task()));
            } catch (TensorException e) {
                LOG.debug("No SVM: {}", e.getMessage()); // a class without examples, say
                return Optional.empty();
            }
        }

        private static Tensor classes(Tensor y) {
            if (!y.dtype().isFloatingPoint()) {
                return y.reshape(-1);
            }
            return y.elements() == y.size(0) ? y.reshape(-1).toLong() : y.argmax(1);
        }

        Model fit(String name, Layer net) {
            int epochs = Math.max(5, Math.ceilDiv(STEPS * BATCH, data.size()));
            Trainer trainer =
                    Trainer.of(net, loss())
                            .optimizer(p -> Adam.of(p, c -> c.learningRate(RATE)))
                            .plan(p ->
                                    p.epochs(Math.min(epochs, 100))
                                            .batchSize(BATCH)
                                            .budget(LIMIT)
                                            .loaderThreads(0));
            trainer.fit(data);
            return model(name, trainer.task());
        }

        private Model model(String name, Task task) {
            return new Model(
                    name,
                    yardstick.errors(task, training),
                    validation.isEmpty() ? new double[0] : yardstick.errors(task, validation));
        }

        private Loss loss() {
            if (!(yardstick instanceof Yardstick.Classes)) {
                return MeanSquaredError.of();
            }
            CrossEntropy loss = CrossEntropy.of();
            return answers == 2
                            && training.batches().getFirst().y().dtype().isFloatingPoint()
                            && training.batches().getFirst().y().elements() == training.size()
                    ? (scores, y) -> loss.forward(scores, y.reshape(-1).toLong())
                    : loss;
        }
    }
}
