package io.tarn.doctor.patient;

import io.tarn.data.BatchTransform;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.data.Sampler;
import io.tarn.loss.Loss;
import io.tarn.nn.Hooks.ForwardHook;
import io.tarn.nn.Layer;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback;
import io.tarn.train.Fitted;
import io.tarn.train.Plan;
import io.tarn.train.Snapshot;
import io.tarn.train.Supervised;
import io.tarn.train.Task;
import io.tarn.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A training that can be repeated from the same beginning, as it is or changed.
///
/// A patient is a value: every method gives a new one. Its beginning is what the net holds when the patient is made. After each
/// training the net, its optimizer and the global random numbers are as they were.
public final class Patient {
    private final Trainer trainer;
    private final Dataset training;
    private final Dataset validation;
    private final Optional<BatchTransform> preparation;
    private final Beginning beginning;
    private final BiConsumer<Net, Dataset> finish;

    /// Which parameters are frozen now, and are so again afterwards.
    private record Frozen(List<Parameter> parameters) implements AutoCloseable {
        static Frozen in(Net net) {
            return new Frozen(net.parameters().stream().filter(p -> !p.isTrainable()).toList());
        }

        @Override
        public void close() {
            parameters.forEach(Parameter::freeze);
        }
    }

    private Patient(
            Trainer trainer,
            Dataset training,
            Dataset validation,
            Optional<BatchTransform> preparation,
            Beginning beginning,
            BiConsumer<Net, Dataset> finish) {
        this.trainer = trainer;
        this.training = training;
        this.validation = validation;
        this.preparation = preparation;
        this.beginning = beginning;
        this.finish = finish;
    }

    /// What `trainer.fit(training, validation)` would do from here on.
    public static Patient of(Trainer trainer, Dataset training, Dataset validation) {
        if (training.size() < 2) {
            throw DataException.of(
                    "Doctor",
                    "two training examples or more",
                    training.size(),
                    "a network cannot be judged by less");
        }
        return new Patient(
                trainer,
                training,
                validation,
                Optional.empty(),
                Beginning.of(trainer.task().net()),
                (_, _) -> {});
    }

    public Trainer trainer() {
        return trainer;
    }

    public Plan plan() {
        return trainer.plan();
    }

    /// As given, before any preparation by a treatment.
    public Dataset training() {
        return training;
    }

    public Dataset validation() {
        return validation;
    }

    /// The task, with an optimizer at the beginning of its work.
    public Task task() {
        return trainer.task();
    }

    /// Net, loss and optimizer, unless the task has steps of its own.
    public Optional<Supervised> supervised() {
        return task() instanceof Supervised supervised ? Optional.of(supervised) : Optional.empty();
    }

    /// Trained in another way: `with(t -> t.plan(p -> p.batchSize(64)))`.
    public Patient with(UnaryOperator<Trainer> change) {
        return new Patient(
                change.apply(trainer), training, validation, preparation, beginning, finish);
    }

    /// With another optimizer, which may look at the one so far: its rate, its groups.
    public Patient optimizer(Function<Optimizer, Optimizer> change) {
        if (supervised().isEmpty()) {
            return with(t -> t.task(own -> Retold.optimizing(own, change)));
        }
        Function<List<Parameter>, Optimizer> before = trainer.optimizer();
        return with(t -> t.optimizer(parameters -> change.apply(before.apply(parameters))));
    }

    /// With the net inside another: `net(net -> new Operated(net, hook))`. Training starts from the same weights.
    public Patient net(UnaryOperator<Layer> change) {
        return supervised().map(s -> with(t -> t.net(change.apply(s.net())))).orElse(this);
    }

    /// With every layer's output changed on the way, in training and in judging.
    public Patient operated(ForwardHook hook) {
        return supervised().isPresent()
                ? net(net -> new Operated(net, hook))
                : with(t -> t.task(own -> Retold.operating(own, hook)));
    }

    public Patient loss(UnaryOperator<Loss> change) {
        return supervised().map(s -> with(t -> t.loss(change.apply(s.loss())))).orElse(this);
    }

    /// With another net altogether, which starts from what it is now.
    public Patient replaced(Layer other) {
        return new Patient(
                trainer.net(other), training, validation, preparation, Beginning.of(other), finish);
    }

    /// From other weights: `change` is done to the net before every training, with seeded random numbers.
    public Patient starting(Consumer<Net> change) {
        Beginning changed =
                new Beginning(
                        beginning.net(), beginning.weights(), beginning.change().andThen(change));
        return new Patient(trainer, training, validation, preparation, changed, finish);
    }

    /// With `last` done to the net after every training, which is also handed the training examples as the net saw them.
    public Patient finishing(BiConsumer<Net, Dataset> last) {
        return new Patient(
                trainer, training, validation, preparation, beginning, finish.andThen(last));
    }

    public Patient training(Dataset other) {
        return new Patient(trainer, other, validation, preparation, beginning, finish);
    }

    public Patient validation(Dataset other) {
        return new Patient(trainer, training, other, preparation, beginning, finish);
    }

    /// Examples prepared in a further way before they reach the net, in training and in validation.
    public Patient prepared(BatchTransform further) {
        BatchTransform all =
                preparation
                        .<BatchTransform>map(before ->
                                (batch, chance) ->
                                        further.apply(before.apply(batch, chance), chance))
                        .orElse(further);
        return new Patient(trainer, training, validation, Optional.of(all), beginning, finish);
    }

    /// Whether examples are prepared in the same way as those of another patient.
    public boolean isPreparedLike(Patient other) {
        return preparation.equals(other.preparation);
    }

    /// Examples as the net sees them.
    public Sample prepare(Sample sample) {
        return preparation
                .map(change ->
                        new Sample(
                                sample.batches().stream()
                                        .map(b -> change.apply(b, new SplittableRandom(0)))
                                        .toList()))
                .orElse(sample);
    }

    /// The training examples as they reach the net.
    public Dataset trainingSeen() {
        return prepare(training);
    }

    /// The validation examples as they reach the net.
    public Dataset validationSeen() {
        return prepare(validation);
    }

    private Dataset prepare(Dataset data) {
        return preparation.map(data::map).orElse(data);
    }

    /// With so many examples at most, drawn at random: a smaller model of a large training.
    public Patient atMost(int trainingExamples, int validationExamples, long seed) {
        return training(some(training, trainingExamples, seed))
                .validation(some(validation, validationExamples, seed));
    }

    /// At most so many examples, drawn at random, in their order.
    static Dataset some(Dataset data, int count, long seed) {
        if (data.size() <= count) {
            return data;
        }
        int[] chosen = Arrays.copyOf(Sampler.shuffled(data.size(), seed).order(0), count);
        Arrays.sort(chosen);
        return data.select(chosen);
    }

    /// Looks at the task before the first step.
    public <T> T atStart(Function<Task, T> look) {
        Task task = task();
        try (var before = Snapshot.of(task)) {
            begin();
            return look.apply(task);
        }
    }

    /// Looks at the task with other weights of its net, as those of a [Course].
    public <T> T at(Map<String, Tensor> weights, Function<Task, T> look) {
        Task task = task();
        try (var before = Snapshot.of(task)) {
            task.net().load(weights);
            return look.apply(task);
        }
    }

    /// Trains from the beginning; `end` looks at the trained task before everything is put back.
    public <T> T train(Function<Fitted, T> end, Callback... listeners) {
        try (var before = Snapshot.of(task());
                var frozen = Frozen.in(beginning.net())) {
            begin();
            Fitted fitted = trainer.quietly(listeners).fit(prepare(training), prepare(validation));
            finish.accept(fitted.net(), prepare(training));
            return end.apply(fitted);
        }
    }

    /// Trains from the beginning, and leaves the net trained: a cure. The user's own callbacks listen.
    public Fitted heal() {
        begin();
        Fitted fitted = trainer.fit(prepare(training), prepare(validation));
        finish.accept(fitted.net(), prepare(training));
        return fitted;
    }

    private void begin() {
        try (var scope = Scope.open()) {
            Random.seed(plan().seed());
            beginning.restore();
        }
    }
}
