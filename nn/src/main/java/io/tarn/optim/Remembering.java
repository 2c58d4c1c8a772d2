package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An optimizer with groups of parameters and a memory: subclasses say how those that are due move.
abstract class Remembering implements Optimizer {
    /// A parameter that is due: its value `x` (θ in the formulas), its gradient `g` and what goes
    /// with them.
    record Move(Parameter parameter, Tensor x, Tensor g, Slot slot, ParameterGroup group) {}

    private final List<ParameterGroup> groups;
    private final Slots slots;

    Remembering(
            List<ParameterGroup> groups, double learningRate, double weightDecay, Memory memory) {
        this.groups = List.copyOf(groups);
        groups.forEach(group -> group.complete(learningRate, weightDecay));
        requireEachOnce();
        slots = new Slots(getClass().getSimpleName(), memory, this.groups);
    }

    /// Moves all parameters that are trainable and have a gradient; there is at least one.
    abstract void move(List<Move> moves);

    @Override
    public final List<ParameterGroup> groups() {
        return groups;
    }

    @Override
    public final void step() {
        try (var _ = Scope.open();
                var _ = Gradient.off()) {
            List<Move> moves = due();
            if (!moves.isEmpty()) {
                move(moves);
            }
        }
    }

    @Override
    public final Map<String, Tensor> state() {
        return slots.state();
    }

    @Override
    public final void load(Map<String, Tensor> state) {
        try (var _ = Scope.open()) {
            slots.load(state);
        }
    }

    double shared(String name) {
        return slots.shared(name);
    }

    void shared(String name, double value) {
        slots.shared(name, value);
    }

    /// g + λθ: weight decay as the gradient of ½λ‖θ‖².
    static Tensor decayed(Tensor g, Tensor x, double decay) {
        return decay == 0 ? g : x.mul(decay).add_(g);
    }

    private List<Move> due() {
        List<Move> moves = new ArrayList<>();
        for (ParameterGroup group : groups) {
            for (Parameter parameter : group.parameters()) {
                Optional<Tensor> g = parameter.isTrainable() ? parameter.grad() : Optional.empty();
                if (g.isPresent()) {
                    Slot slot = slots.of(parameter);
                    slot.step(slot.step() + 1);
                    moves.add(new Move(parameter, parameter.value(), g.get(), slot, group));
                }
            }
        }
        return moves;
    }

    private void requireEachOnce() {
        Set<Parameter> seen = new HashSet<>();
        for (Parameter parameter : parameters()) {
            if (!seen.add(parameter)) {
                throw TensorException.of(
                        getClass().getSimpleName(),
                        "every parameter once",
                        "one of shape %s twice".formatted(parameter.value().shape()),
                        "put it into one group only");
            }
        }
        if (seen.isEmpty()) {
            throw TensorException.of(
                    getClass().getSimpleName(),
                    "at least one parameter",
                    "none",
                    "give it net.parameters()");
        }
    }
}
