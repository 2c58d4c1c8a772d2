package io.tarn.train;

import io.tarn.data.Dataset;
import io.tarn.data.Loader;
import io.tarn.loss.Loss;
import io.tarn.metric.Metric;
import io.tarn.metric.Metric.Direction;
import io.tarn.metric.Scores;
import io.tarn.nn.Layer;
import io.tarn.nn.Parameter;
import io.tarn.optim.Optimizer;
import io.tarn.optim.Schedule;
import io.tarn.tensor.TensorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Trains a [Task] on a data set.
///
/// ```java
/// var fitted = Trainer.of(net, CrossEntropy.of())
///         .optimizer(Adam::of)
///         .metrics(Accuracy::of)
///         .plan(p -> p.epochs(3).batchSize(64).seed(7))
///         .with(EarlyStopping.patience(2), ProgressBar.of())
///         .fit(training, validation);
/// ```
///
/// A trainer is a value: every method gives a new one. Training starts from what the net is now, and all further chance from the
/// plan's seed, so that the same net, data and plan give the same bits. With a folder ([#in]) it saves checkpoints, and [#resume]
/// goes on from the last one as if nothing had happened. Interrupting the thread ends training with a checkpoint; a loss that is no
/// longer a number ends it too ([FiniteLoss]).
public final class Trainer {
    private final Function<Setup, Task> task;
    private final Setup setup;

    private Trainer(Function<Setup, Task> task, Setup setup) {
        this.task = task;
        this.setup = setup;
    }

    /// Supervised learning, with Adam unless told otherwise.
    public static Trainer of(Layer net, Loss loss) {
        Setup setup = new Setup();
        setup.pair = Optional.of(new Setup.Pair(net, loss));
        return new Trainer(Setup::supervised, setup);
    }

    /// A task with steps of its own, which brings its optimizers and metrics.
    public static Trainer of(Task task) {
        return new Trainer(_ -> task, new Setup());
    }

    private Trainer told(Consumer<Setup> change) {
        return new Trainer(task, setup.with(change));
    }

    /// The same training of another net.
    public Trainer net(Layer net) {
        Setup.Pair pair = pair("net");
        return told(s -> s.pair = Optional.of(new Setup.Pair(net, pair.loss())));
    }

    /// The same training with another loss.
    public Trainer loss(Loss loss) {
        Setup.Pair pair = pair("loss");
        return told(s -> s.pair = Optional.of(new Setup.Pair(pair.net(), loss)));
    }

    private Setup.Pair pair(String method) {
        return setup.pair.orElseThrow(() ->
                TensorException.of(
                        "Trainer." + method,
                        "a trainer of a net and a loss",
                        "one of a task with steps of its own",
                        "make another task and Trainer.of(task)"));
    }

    /// The same training of a changed task: `task(own -> new Logged(own))`.
    public Trainer task(UnaryOperator<Task> change) {
        return new Trainer(s -> change.apply(task.apply(s)), setup);
    }

    /// `optimizer(p -> Sgd.of(p, c -> c.learningRate(0.1).momentum(0.9)))`.
    public Trainer optimizer(Function<List<Parameter>, Optimizer> optimizer) {
        return told(s -> s.optimizer = optimizer);
    }

    /// What is judged beside the loss: `metrics(Accuracy::of, () -> TopK.of(5))`.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Trainer metrics(Supplier<? extends Metric>... metrics) {
        return metrics(List.of(metrics));
    }

    /// The same, as for `metrics(Metrics.forClasses(10))`.
    public Trainer metrics(List<Supplier<? extends Metric>> metrics) {
        return told(s -> s.metrics = List.copyOf(metrics));
    }

    /// The learning rate over all updates of the training, whose number is given: `schedule(Schedule::oneCycle)`.
    public Trainer schedule(LongFunction<Schedule> schedule) {
        return told(s -> s.schedule = schedule);
    }

    /// `plan(p -> p.epochs(3).batchSize(64))`.
    public Trainer plan(UnaryOperator<Plan> choose) {
        return told(s -> s.plan = choose.apply(s.plan));
    }

    /// More who listen, told in the order in which they were given.
    public Trainer with(Callback... callbacks) {
        List<Callback> all = new ArrayList<>(setup.callbacks);
        all.addAll(List.of(callbacks));
        return told(s -> s.callbacks = List.copyOf(all));
    }

    /// Another way to choose the training examples than shuffling: `loading(c -> c.sampler(Sampler.balanced(labels, 7)))`.
    public Trainer loading(UnaryOperator<Loader.Config> loading) {
        return told(s -> s.loading = loading);
    }

    /// Ends with the weights of the epoch whose validation score was best, instead of the last ones.
    public Trainer keepBest(String score, Direction better) {
        return told(s -> s.best = Optional.of(new Setup.Judge(score, better)));
    }

    /// The same training with only these listening: it shows and saves nothing. What ends training early stays.
    public Trainer quietly(Callback... callbacks) {
        return told(
                        s -> {
                            s.callbacks =
                                    s.callbacks.stream().filter(Trainer::endsTraining).toList();
                            s.folder = Optional.empty();
                        })
                .with(callbacks);
    }

    /// The same training to its last epoch: no [EarlyStopping].
    public Trainer patiently() {
        return told(s ->
                s.callbacks =
                        s.callbacks.stream().filter(c -> !(c instanceof EarlyStopping)).toList());
    }

    private static boolean endsTraining(Callback callback) {
        return callback instanceof FiniteLoss || callback instanceof EarlyStopping;
    }

    /// Saves checkpoints in `folder`.
    public Trainer in(Path folder) {
        return told(s -> s.folder = Optional.of(folder));
    }

    /// Trains without looking at other data.
    public Fitted fit(Dataset training) {
        return fit(training, training.select());
    }

    /// Trains, and judges `validation` after every epoch.
    public Fitted fit(Dataset training, Dataset validation) {
        setup.folder.ifPresent(folder -> Checkpoints.in(folder).clear());
        return new Fit(task.apply(setup), setup, training, validation).run();
    }

    /// Goes on from the last checkpoint of the folder; where there is none, from the beginning.
    public Fitted resume(Dataset training, Dataset validation) {
        Fit fit = new Fit(task.apply(setup), setup, training, validation);
        setup.folder.flatMap(folder -> Checkpoints.in(folder).last()).ifPresent(fit::restore);
        return fit.run();
    }

    /// Goes through two batches of everything, to find mistakes in seconds; afterwards the net is as it was.
    public Fitted dryRun(Dataset training, Dataset validation) {
        Task tried = task.apply(setup);
        int examples = 2 * setup.plan.batchSize();
        Setup brief = new Setup();
        brief.plan = setup.plan.epochs(1);
        try (var snapshot = Snapshot.of(tried)) {
            return new Fit(tried, brief, training.first(examples), validation.first(examples))
                    .run();
        }
    }

    /// What this trainer trains: the net, and an optimizer at the beginning of its work.
    public Task task() {
        return task.apply(setup);
    }

    public Plan plan() {
        return setup.plan;
    }

    /// How optimizers are made for a net's parameters.
    public Function<List<Parameter>, Optimizer> optimizer() {
        return setup.optimizer;
    }

    /// Judges data as after an epoch.
    public Scores evaluate(Dataset data) {
        return Evaluation.of(task.apply(setup), data, setup.plan);
    }
}
