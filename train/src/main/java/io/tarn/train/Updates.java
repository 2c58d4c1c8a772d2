package io.tarn.train;

import io.tarn.nn.Average;
import io.tarn.optim.Accumulation;
import io.tarn.optim.Clip;
import io.tarn.optim.LossScale;
import io.tarn.optim.Optimizer;
import io.tarn.optim.Schedule;
import io.tarn.optim.Scheduler;
import io.tarn.tensor.Autocast;
import io.tarn.tensor.DType;
import io.tarn.tensor.Device;
import io.tarn.tensor.Tensor;
import io.tarn.train.Stopwatch.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// How losses become updates: precision, accumulation, clipping, the learning rate, the average of the weights.
final class Updates implements Task.Descent {
    /// What belongs to one optimizer.
    private record Lane(Accumulation accumulation, Scheduler scheduler, Gathered gathered) {}

    /// Whether gradients lie there that wait for the rest of their update.
    private static final class Gathered {
        private boolean some;
    }

    private final Task task;
    private final Plan plan;
    private final Stopwatch watch;
    private final Device device;
    private final Map<Optimizer, Lane> lanes = new LinkedHashMap<>();
    private final LossScale scale;
    private final Optional<Average> average;
    private double norm = Double.NaN;

    Updates(Task task, Plan plan, Schedule schedule, Stopwatch watch) {
        this.task = task;
        this.plan = plan;
        this.watch = watch;
        this.device = Devices.of(task.net());
        this.scale = plan.precision() == DType.FLOAT16 ? LossScale.dynamic() : LossScale.fixed(1);
        this.average =
                plan.average() > 0
                        ? Optional.of(Average.exponential(task.net(), plan.average()))
                        : Optional.empty();
        task.optimizers()
                .values()
                .forEach(optimizer ->
                        lanes.put(
                                optimizer,
                                new Lane(
                                        Accumulation.of(plan.accumulate()),
                                        Scheduler.of(optimizer, schedule),
                                        new Gathered())));
    }

    @Override
    public Tensor down(Supplier<Tensor> loss, Optimizer optimizer) {
        if (optimizer.passes() > 1) {
            return passes(loss, optimizer);
        }
        Lane lane = lane(optimizer);
        if (!lane.gathered.some) {
            optimizer.zeroGrad();
        }
        Tensor value = forward(loss);
        watch.to(Part.BACKWARD);
        lane.gathered.some = !lane.accumulation.backward(isScaled() ? scale.of(value) : value);
        if (!lane.gathered.some) {
            update(optimizer, lane);
        }
        watch.to(Part.REST);
        return value;
    }

    /// A rule that looks around before it moves computes the loss more than once; it knows neither accumulation nor clipping.
    private Tensor passes(Supplier<Tensor> loss, Optimizer optimizer) {
        watch.to(Part.BACKWARD);
        Tensor first = optimizer.step(() -> forward(loss));
        moved(lane(optimizer));
        watch.to(Part.REST);
        return first;
    }

    private Tensor forward(Supplier<Tensor> loss) {
        watch.to(Part.FORWARD);
        if (plan.precision() == DType.FLOAT32) {
            return loss.get();
        }
        try (var cast = Autocast.to(plan.precision(), device)) {
            return loss.get();
        }
    }

    private void update(Optimizer optimizer, Lane lane) {
        watch.to(Part.UPDATE);
        if (Double.isFinite(plan.clip())) {
            if (isScaled()) {
                scale.unscale(optimizer);
            }
            norm = Clip.norm(optimizer.parameters(), plan.clip()).item();
        }
        if (isScaled()) {
            boolean _ = scale.step(optimizer);
        } else {
            optimizer.step();
        }
        moved(lane);
    }

    private void moved(Lane lane) {
        lane.scheduler.step();
        average.ifPresent(Average::update);
    }

    private boolean isScaled() {
        return plan.precision() == DType.FLOAT16;
    }

    private Lane lane(Optimizer optimizer) {
        Lane lane = lanes.get(optimizer);
        if (lane == null) {
            throw io.tarn.tensor.TensorException.of(
                    "Task.step",
                    "an optimizer among Task.optimizers()",
                    optimizer,
                    "name it there, so that checkpoints hold its state");
        }
        return lane;
    }

    /// At the end of an epoch: updates with what accumulation has gathered so far.
    void flush() {
        lanes.forEach((optimizer, lane) -> {
            if (lane.accumulation.flush(optimizer.parameters())) {
                lane.gathered.some = false;
                update(optimizer, lane);
            }
        });
    }

    /// Whether no gradient waits for the rest of its update.
    boolean isComplete() {
        return lanes.values().stream().noneMatch(lane -> lane.gathered.some);
    }

    /// The norm of the gradients before the last clipping; NaN without clipping.
    double norm() {
        return norm;
    }

    /// The average of the weights, if the plan wants one.
    Optional<Average> average() {
        return average;
    }

    double learningRate() {
        return lanes.keySet().iterator().next().learningRate();
    }

    /// Everything beside the weights that the next update depends on.
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        task.optimizers()
                .forEach((name, optimizer) -> {
                    put(state, "optimizer/" + name, optimizer.state());
                    put(state, "schedule/" + name, lane(optimizer).scheduler.state());
                });
        put(state, "scale", scale.state());
        average.ifPresent(all -> {
            put(state, "average", all.state());
            state.put("averages", Tensor.of(new long[] {all.updates()}));
        });
        return state;
    }

    void load(Map<String, Tensor> state) {
        task.optimizers()
                .forEach((name, optimizer) -> {
                    optimizer.load(part(state, "optimizer/" + name));
                    lane(optimizer).scheduler.load(part(state, "schedule/" + name));
                });
        scale.load(part(state, "scale"));
        average.ifPresent(all ->
                all.load(part(state, "average"), Checkpoint.tensor(state, "averages").itemLong()));
    }

    private static void put(Map<String, Tensor> state, String prefix, Map<String, Tensor> part) {
        part.forEach((name, tensor) -> state.put(prefix + "/" + name, tensor));
    }

    private static Map<String, Tensor> part(Map<String, Tensor> state, String prefix) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        state.forEach((name, tensor) -> {
            if (name.startsWith(prefix + "/")) {
                part.put(name.substring(prefix.length() + 1), tensor);
            }
        });
        return part;
    }
}
