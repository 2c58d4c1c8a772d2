package io.tarn.doctor.patient;

import io.tarn.nn.Hooks;
import io.tarn.run.Json;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.train.Callback;
import io.tarn.train.Event;
import io.tarn.train.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A callback that watches the vital signs of a training: losses of all steps, and norms and outputs of all layers at some of them.
///
/// ```java
/// var watch = Watch.of();
/// Trainer.of(net, loss).with(watch).fit(training, validation);
/// System.out.println(watch.vitals().readings().getLast().gradientNorm());
/// ```
///
/// It looks closely at the first sixteen updates and then ever less often, so that it costs next to nothing: norms are computed where the
/// tensors lie, at most 8192 outputs of a layer are taken, and a look waits for the device once. It changes nothing: training gives the same weights, bit
/// for bit. Gradients are those that the optimizer used, after clipping. A layer that hides in a lambda is not seen.
public final class Watch implements Callback {
    private static final String VITALS = "vitals";

    private final List<Vitals.Epoch> epochs = new ArrayList<>();
    private WatchLosses losses = new WatchLosses();
    private WatchReadings readings = new WatchReadings();
    private WatchSchedule schedule;
    private @Nullable WatchLayers layers;
    private @Nullable WatchLook look; // while the next step is one to look at
    private @Nullable Hooks hooks;

    private Watch(WatchSchedule schedule) {
        this.schedule = schedule;
    }

    /// Looks often enough to tell causes apart: a few percent of a training of a hundred steps, less of a longer one.
    public static Watch of() {
        return new Watch(WatchSchedule.close());
    }

    /// Looks seldom, to be always on.
    public static Watch light() {
        return new Watch(WatchSchedule.light());
    }

    /// What it has seen so far.
    public Vitals vitals() {
        return new Vitals(losses.means(), losses.stride(), readings.list(), epochs);
    }

    @Override
    public Answer on(Event event) {
        switch (event) {
            case Event.Started started -> begin(started);
            case Event.EpochStarted(Progress progress) -> prepare(progress);
            case Event.Stepped stepped -> read(stepped);
            case Event.EpochEnded ended ->
                    epochs.add(
                            new Vitals.Epoch(
                                    ended.progress().step(), ended.training(), ended.validation()));
            case Event.Ended _ -> end();
            case Event.Validated _, Event.Saved _, Event.Warned _ -> {}
        }
        return Answer.GO_ON;
    }

    private void begin(Event.Started started) {
        end();
        if (!started.resumed()) {
            losses = new WatchLosses();
            readings = new WatchReadings();
            epochs.clear();
        }
        schedule = schedule.accumulate(started.plan().accumulate());
        layers = WatchLayers.of(started.task().net());
        hooks =
                Hooks.onForward((layer, _, output) -> {
                    if (look != null) {
                        look.see(layer, output);
                    }
                    return output;
                });
    }

    /// Before a step; between the last step of an epoch and the next epoch nothing is looked at, for validation runs there.
    private void prepare(Progress before) {
        forget();
        if (layers != null && schedule.isDue(before, readings.taken(), readings.last())) {
            look = WatchLook.of(layers);
        }
    }

    private void read(Event.Stepped stepped) {
        losses.add(stepped.loss());
        Progress after = stepped.progress();
        if (look != null) {
            try (var scope = Scope.open();
                    var off = Gradient.off()) {
                readings.add(
                        look.read(
                                after.step() - 1,
                                stepped.loss(),
                                stepped.learningRate(),
                                schedule.completes(after.batch() - 1)));
            }
        }
        forget();
        if (after.batch() < after.batches()) {
            prepare(after);
        }
    }

    private void end() {
        forget();
        if (hooks != null) {
            hooks.close();
            hooks = null;
        }
        layers = null;
    }

    private void forget() {
        if (look != null) {
            look.close();
            look = null;
        }
    }

    @Override
    public Map<String, String> state() {
        return Map.of(VITALS, Json.line(vitals().toJson()));
    }

    @Override
    public void restore(Map<String, String> state) {
        String where = "Watch.restore";
        Vitals seen = Vitals.fromJson(Json.parse(state.getOrDefault(VITALS, "{}"), where), where);
        losses = WatchLosses.from(seen);
        readings = WatchReadings.from(seen);
        epochs.clear();
        epochs.addAll(seen.epochs());
    }
}
