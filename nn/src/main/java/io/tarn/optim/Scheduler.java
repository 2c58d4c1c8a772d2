package io.tarn.optim;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gives the groups of an optimizer the rates of a schedule, one step after the other.
///
/// ```java
/// var scheduler = Scheduler.of(optimizer, Schedule.cosine(10_000));
/// …
/// optimizer.step();
/// scheduler.step();
/// ```
///
/// The rates that the groups have at first are their base rates; step 0 applies at once.
public final class Scheduler {
    private final List<ParameterGroup> groups;
    private final Schedule schedule;
    private final double[] bases;
    private long step;

    private Scheduler(List<ParameterGroup> groups, Schedule schedule) {
        this.groups = groups;
        this.schedule = schedule;
        this.bases = groups.stream().mapToDouble(ParameterGroup::learningRate).toArray();
        apply();
    }

    public static Scheduler of(Optimizer optimizer, Schedule schedule) {
        return new Scheduler(optimizer.groups(), schedule);
    }

    /// Goes on to the rates of the next step.
    public void step() {
        step++;
        apply();
    }

    /// The number of steps so far.
    public long steps() {
        return step;
    }

    private void apply() {
        for (int i = 0; i < bases.length; i++) {
            groups.get(i).learningRate(schedule.rate(bases[i], step));
        }
    }

    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        state.put("step", Saved.count(step));
        state.put("bases", Tensor.of(bases.clone()));
        return state;
    }

    /// Continues from a saved [#state].
    public void load(Map<String, Tensor> state) {
        var expected = Map.of("step", Shape.of(), "bases", Shape.of(bases.length));
        var saved = Saved.of("Scheduler", expected, state);
        step = saved.count("step");
        System.arraycopy(saved.tensor("bases").toDoubleArray(), 0, bases, 0, bases.length);
        apply();
    }
}
