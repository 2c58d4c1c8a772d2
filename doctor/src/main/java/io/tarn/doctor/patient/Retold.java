package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.metric.Scores;
import io.tarn.nn.Hooks;
import io.tarn.nn.Hooks.ForwardHook;
import io.tarn.nn.Net;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// A task with steps of its own, of which something is changed that needs no look at its code: its optimizers, or its layers' outputs.
///
/// @param task itself
/// @param optimizers what is used now, by name
/// @param replaced what is used in place of the task's own optimizers
/// @param hook on every layer's output
record Retold(
        Task task,
        Map<String, Optimizer> optimizers,
        Map<Optimizer, Optimizer> replaced,
        ForwardHook hook)
        implements Task {
    /// With other optimizers, made by `change` of the ones so far. The task's own ones stay as they are.
    static Task optimizing(Task task, Function<Optimizer, Optimizer> change) {
        Map<String, Optimizer> named = new LinkedHashMap<>();
        Map<Optimizer, Optimizer> replaced = new LinkedHashMap<>();
        task.optimizers()
                .forEach((name, optimizer) -> {
                    Optimizer other = change.apply(Adjusted.of(optimizer));
                    named.put(name, other);
                    replaced.put(optimizer, other);
                });
        return new Retold(task, named, replaced, (_, _, y) -> y);
    }

    static Task operating(Task task, ForwardHook hook) {
        return new Retold(task, task.optimizers(), Map.of(), hook);
    }

    @Override
    public Net net() {
        return task.net();
    }

    @Override
    public Tensor step(Batch batch, Descent descent) {
        try (var hooks = Hooks.onForward(hook)) {
            return task.step(
                    batch,
                    (loss, optimizer) ->
                            descent.down(loss, replaced.getOrDefault(optimizer, optimizer)));
        }
    }

    @Override
    public Judgement judge() {
        Judgement own = task.judge();
        return new Judgement() {
            @Override
            public void add(Batch batch) {
                try (var hooks = Hooks.onForward(hook)) {
                    own.add(batch);
                }
            }

            @Override
            public Scores scores() {
                return own.scores();
            }
        };
    }
}
