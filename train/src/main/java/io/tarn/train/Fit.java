package io.tarn.train;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.Loader;
import io.tarn.metric.Mean;
import io.tarn.metric.Scores;
import io.tarn.nn.Average;
import io.tarn.tensor.Device;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Stopwatch.Part;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One training from beginning to end: run → epoch → step.
final class Fit {
    private final Task task;
    private final Plan plan;
    private final Dataset training;
    private final Dataset validation;
    private final Loader loader;
    private final Device device;
    private final Stopwatch watch = new Stopwatch();
    private final Updates updates;
    private final Listeners listeners;
    private final Clock clock;
    private final Optional<Checkpoints> checkpoints;
    private final Optional<Best> best;
    private final List<Event.EpochEnded> epochs = new ArrayList<>();
    private Mean losses = new Mean();
    private int epoch;
    private int batch;
    private long step;
    private boolean resumed;
    private @Nullable Ending ending;

    Fit(Task task, Setup setup, Dataset training, Dataset validation) {
        this.task = task;
        this.plan = setup.plan;
        this.training = training;
        this.validation = validation;
        this.device = Devices.of(task.net());
        this.loader =
                Loader.of(
                        training,
                        c ->
                                setup.loading.apply(
                                        c.batchSize(plan.batchSize())
                                                .seed(plan.seed())
                                                .threads(plan.loaderThreads())));
        long length = (long) Math.ceilDiv(loader.batches(), plan.accumulate()) * plan.epochs();
        this.updates = new Updates(task, plan, setup.schedule.apply(Math.max(1, length)), watch);
        this.listeners = new Listeners(setup.callbacks);
        this.clock = new Clock(plan);
        this.checkpoints = setup.folder.map(Checkpoints::in);
        this.best = setup.best.map(judge -> new Best(judge.score(), judge.better(), setup.folder));
        Random.seed(plan.seed());
    }

    Fitted run() {
        task.net().train();
        try {
            check();
            tell(new Event.Started(progress(), plan, task, resumed));
            while (epoch < plan.epochs() && ending == null) {
                epoch();
            }
        } catch (RuntimeException e) {
            listeners.tell(new Event.Ended(progress(), new Ending.Failed(message(e))));
            throw e;
        }
        save();
        updates.average().ifPresent(Average::adopt);
        best.ifPresent(weights -> weights.adopt(task.net()));
        Ending reason = ending == null ? new Ending.Finished() : ending;
        listeners.tell(new Event.Ended(progress(), reason));
        return new Fitted(task.net(), progress(), reason, epochs);
    }

    /// Judges a few examples first, so that a mistake in the validation shows before an epoch of training.
    private void check() {
        if (!resumed && validation.size() > 0) {
            averaged(() -> Evaluation.of(task, validation.first(2 * plan.batchSize()), plan));
        }
    }

    private void epoch() {
        tell(new Event.EpochStarted(progress()));
        try (var batches = loader.epoch(epoch, batch)) {
            while (batches.hasNext() && ending == null) {
                watch.to(Part.DATA);
                Batch next = batches.next();
                watch.to(Part.REST);
                step(next);
                pause(!batches.hasNext());
            }
        }
        if (ending instanceof Ending.Interrupted) {
            return; // the rest of the epoch is still to come
        }
        updates.flush();
        watch.to(Part.VALIDATION);
        Scores scores = averaged(this::judged);
        watch.to(Part.REST);
        epoch++;
        batch = 0;
        if (!scores.isEmpty()) {
            tell(new Event.Validated(progress(), scores));
        }
        var ended =
                new Event.EpochEnded(
                        progress(),
                        new Scores(Map.of("loss", losses.value())),
                        scores,
                        watch.take());
        epochs.add(ended);
        losses = new Mean();
        tell(ended);
        save();
    }

    private void step(Batch next) {
        try (var scope = Scope.open()) {
            double loss = task.step(next.in(scope).to(device), updates).item();
            watch.to(Part.REST);
            batch++;
            step++;
            losses.add(loss, next.size());
            tell(
                    new Event.Stepped(
                            progress(), loss, next.size(), updates.learningRate(), updates.norm()));
        }
    }

    /// Between two steps: looks at the clock and at interruptions, and saves now and then.
    private void pause(boolean last) {
        if (Thread.interrupted()) {
            end(new Ending.Interrupted());
        } else if (clock.isOver()) {
            end(
                    new Ending.Stopped(
                            "the time budget of %d s is used up"
                                    .formatted(plan.budget().toSeconds())));
        }
        if (!last && updates.isComplete() && clock.isTimeToSave()) {
            save();
        }
    }

    private Scores judged() {
        Scores scores = Evaluation.of(task, validation, plan);
        best.ifPresent(weights -> weights.look(task.net(), scores));
        return scores;
    }

    /// Judges with the averaged weights, if the plan wants them.
    private Scores averaged(Supplier<Scores> judgement) {
        if (updates.average().isEmpty()) {
            return judgement.get();
        }
        try (var applied = updates.average().get().apply()) {
            return judgement.get();
        }
    }

    private void tell(Event event) {
        listeners.tell(event).ifPresent(reason -> end(new Ending.Stopped(reason)));
    }

    /// The first reason to end counts.
    private void end(Ending reason) {
        if (ending == null) {
            ending = reason;
        }
    }

    private Progress progress() {
        return new Progress(epoch, batch, loader.batches(), step, clock.seconds());
    }

    private void save() {
        if (checkpoints.isEmpty() || !updates.isComplete()) {
            return;
        }
        try (var scope = Scope.open()) {
            Map<String, Tensor> state = new LinkedHashMap<>(updates.state());
            state.put("random", Random.global().state());
            var checkpoint = new Checkpoint(task.net().state(), state, standing());
            clock.saved();
            tell(new Event.Saved(progress(), checkpoints.get().save(checkpoint)));
        } catch (UncheckedIOException | TensorException full) {
            tell(new Event.Warned(progress(), message(full) + "; training goes on"));
        }
    }

    private Standing standing() {
        return new Standing(
                epoch,
                batch,
                step,
                clock.seconds(),
                losses.state(),
                listeners.state(),
                epochs.stream()
                        .map(past ->
                                new Standing.Past(
                                        past.progress(),
                                        past.training().values(),
                                        past.validation().values(),
                                        past.profile()))
                        .toList(),
                settings());
    }

    private Map<String, String> settings() {
        return Map.of(
                "batchSize", String.valueOf(plan.batchSize()),
                "accumulate", String.valueOf(plan.accumulate()),
                "seed", String.valueOf(plan.seed()),
                "examples", String.valueOf(training.size()));
    }

    /// Goes on from a checkpoint.
    void restore(Checkpoint checkpoint) {
        Standing standing = checkpoint.standing();
        if (!standing.settings().equals(settings())) {
            throw TensorException.of(
                    "Trainer.resume",
                    "the settings of the checkpoint, " + standing.settings(),
                    settings(),
                    "resume with the same plan and data, or fit anew");
        }
        try (var scope = Scope.open()) {
            task.net().load(checkpoint.weights());
            updates.load(checkpoint.training());
            Random.global().restore(Checkpoint.tensor(checkpoint.training(), "random"));
        }
        epoch = standing.epoch();
        batch = standing.batch();
        step = standing.step();
        losses.restore(standing.losses());
        best.ifPresent(Best::restore);
        listeners.restore(standing.callbacks());
        clock.startFrom(standing.seconds());
        standing.epochs()
                .forEach(past ->
                        epochs.add(
                                new Event.EpochEnded(
                                        past.progress(),
                                        new Scores(past.training()),
                                        new Scores(past.validation()),
                                        past.profile())));
        resumed = true;
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
