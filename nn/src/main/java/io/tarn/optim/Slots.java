package io.tarn.optim;

import static java.util.Objects.requireNonNull;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that an optimizer remembers, and the way of it into a file and back.
///
/// The names in a state are `0.exp_avg` for the first parameter's first moment, `0.step` for the
/// number of its steps, `shared.…` for numbers of the whole, and `group.0.learning_rate`.
final class Slots {
    private final String who;
    private final Memory memory;
    private final List<ParameterGroup> groups;
    private final List<Parameter> parameters;
    private final IdentityHashMap<Parameter, Slot> slots = new IdentityHashMap<>();
    private final Map<String, Double> shared = new LinkedHashMap<>();

    Slots(String who, Memory memory, List<ParameterGroup> groups) {
        this.who = who;
        this.memory = memory;
        this.groups = groups;
        this.parameters = groups.stream().flatMap(group -> group.parameters().stream()).toList();
        memory.shared().forEach(name -> shared.put(name, 0.0));
    }

    /// The slot of a parameter, made when it is first asked for.
    Slot of(Parameter parameter) {
        Slot slot = slots.computeIfAbsent(parameter, p -> new Slot(memory, p.value()));
        slot.follow(parameter.value());
        return slot;
    }

    double shared(String name) {
        return requireNonNull(shared.get(name), name);
    }

    void shared(String name, double value) {
        shared.put(name, value);
    }

    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            state.put(rateOf(i), Saved.number(groups.get(i).learningRate()));
        }
        shared.forEach((name, value) -> state.put("shared." + name, Saved.number(value)));
        for (int i = 0; i < parameters.size(); i++) {
            Slot slot = slots.get(parameters.get(i));
            state.put(i + ".step", Saved.count(slot == null ? 0 : slot.step()));
            if (slot != null && slot.step() > 0) {
                for (String name : memory.tensors()) {
                    state.put(i + "." + name, slot.tensor(name).detach());
                }
                for (String name : memory.numbers()) {
                    state.put(i + "." + name, Saved.number(slot.number(name)));
                }
            }
        }
        return state;
    }

    void load(Map<String, Tensor> state) {
        Saved saved = Saved.of(who, expected(state), state);
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).learningRate(saved.number(rateOf(i)));
        }
        shared.replaceAll((name, _) -> saved.number("shared." + name));
        slots.clear();
        try (var _ = Gradient.off()) {
            for (int i = 0; i < parameters.size(); i++) {
                long step = saved.count(i + ".step");
                if (step > 0) {
                    fill(of(parameters.get(i)), step, i + ".", saved);
                }
            }
        }
    }

    private void fill(Slot slot, long step, String prefix, Saved saved) {
        slot.step(step);
        memory.tensors().forEach(name -> slot.tensor(name).copy_(saved.tensor(prefix + name)));
        memory.numbers().forEach(name -> slot.number(name, saved.number(prefix + name)));
    }

    /// The names and shapes that a state must have; a parameter that has made no step has only its
    /// counter.
    private Map<String, Shape> expected(Map<String, Tensor> state) {
        Map<String, Shape> expected = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            expected.put(rateOf(i), Shape.of());
        }
        memory.shared().forEach(name -> expected.put("shared." + name, Shape.of()));
        for (int i = 0; i < parameters.size(); i++) {
            String prefix = i + ".";
            expected.put(prefix + "step", Shape.of());
            Tensor step = state.get(prefix + "step");
            if (step != null && step.elements() == 1 && step.itemLong() > 0) {
                Shape shape = parameters.get(i).value().shape();
                memory.tensors().forEach(name -> expected.put(prefix + name, shape));
                memory.numbers().forEach(name -> expected.put(prefix + name, Shape.of()));
            }
        }
        return expected;
    }

    private static String rateOf(int group) {
        return "group.%d.learning_rate".formatted(group);
    }
}
