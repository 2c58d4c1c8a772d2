package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.nn.Modes;
import io.tarn.nn.Parameter;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Whether every parameter can learn: a gradient reaches it, an optimizer has it, and steps move it.
///
/// ```java
/// var connections = Connections.of(task, batches);
/// connections.broken();      // [head.weight: in no optimizer]
/// ```
///
/// Takes a few steps, because some parameters get their first gradient only when others have moved, such as those behind a gain that starts
/// at 0. Costs `steps` training steps, each with a second backward pass.
///
/// @param links one for each parameter of the net
/// @param strangers how many tensors an optimizer moves that the net does not know, and no weight file holds
public record Connections(List<Link> links, int strangers) {
    /// One parameter.
    ///
    /// @param gradient the largest norm of its gradient; NaN if none ever reached it
    /// @param moved ‖w - w₀‖ after the steps
    public record Link(String name, State state, double gradient, double moved) {
        @Override
        public String toString() {
            return name + ": " + state.words;
        }
    }

    /// What becomes of a parameter.
    public enum State {
        LEARNS("learns"),
        FROZEN("frozen"),
        UNOWNED("in no optimizer"),
        UNREACHED("the loss does not depend on it"),
        SILENT("its gradient is 0"),
        UNMOVED("has a gradient, and does not move");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /// Whether something is wrong; a frozen parameter is meant to stay.
        public boolean isBroken() {
            return this != LEARNS && this != FROZEN;
        }
    }

    /// How many steps are taken.
    public record Config(int steps) {
        public Config {
            if (steps < 1) {
                throw TensorException.of(
                        "Connections", "1 step or more", steps, "see Connections.Config");
            }
        }

        public Config steps(int count) {
            return new Config(count);
        }
    }

    public Connections {
        links = List.copyOf(links);
    }

    public static Connections of(Task task, List<Batch> batches) {
        return of(task, batches, c -> c);
    }

    /// Takes the batches one after the other, and from the first again.
    public static Connections of(Task task, List<Batch> batches, UnaryOperator<Config> choose) {
        if (batches.isEmpty()) {
            throw TensorException.of("Connections", "1 batch or more", "none", "give examples");
        }
        Config config = choose.apply(new Config(4));
        Map<String, Parameter> named = task.net().namedParameters();
        Set<Parameter> owned = new HashSet<>();
        task.optimizers().values().forEach(optimizer -> owned.addAll(optimizer.parameters()));
        try (var visit = Visit.to(task);
                var modes = Modes.train(task.net());
                var scope = Scope.open();
                var on = Gradient.on()) {
            Map<Parameter, Tensor> starts = new HashMap<>();
            named.values()
                    .forEach(parameter -> starts.put(parameter, parameter.value().detach().copy()));
            Map<Parameter, Double> gradients = new HashMap<>();
            for (int i = 0; i < config.steps; i++) {
                try (var inner = Scope.open()) {
                    task.step(
                            batches.get(i % batches.size()),
                            (loss, optimizer) ->
                                    step(loss, optimizer, named.values(), owned, gradients));
                }
            }
            List<Link> links =
                    named.entrySet().stream()
                            .map(entry -> link(entry, starts, owned, gradients))
                            .toList();
            owned.removeAll(Set.copyOf(named.values()));
            return new Connections(links, owned.size());
        }
    }

    /// Notes what gradients arrive, and steps. A parameter of another optimizer counts with that one's loss only.
    private static Tensor step(
            Supplier<Tensor> loss,
            Optimizer optimizer,
            Iterable<Parameter> parameters,
            Set<Parameter> owned,
            Map<Parameter, Double> gradients) {
        Set<Parameter> own = Set.copyOf(optimizer.parameters());
        for (Parameter parameter : parameters) {
            parameter.zeroGrad();
        }
        Tensor value = loss.get();
        if (!value.isTracked()) { // it depends on no parameter at all
            return value;
        }
        value.backward();
        for (Parameter parameter : parameters) {
            if (own.contains(parameter) || !owned.contains(parameter)) {
                parameter
                        .grad()
                        .ifPresent(g -> gradients.merge(parameter, g.norm().item(), Math::max));
            }
        }
        return optimizer.step(loss);
    }

    private static Link link(
            Map.Entry<String, Parameter> named,
            Map<Parameter, Tensor> starts,
            Set<Parameter> owned,
            Map<Parameter, Double> gradients) {
        Parameter parameter = named.getValue();
        double gradient = gradients.getOrDefault(parameter, Double.NaN);
        Tensor start = starts.getOrDefault(parameter, parameter.value());
        double moved = parameter.value().detach().sub(start).norm().item();
        boolean reached = gradients.containsKey(parameter);
        return new Link(
                named.getKey(),
                state(parameter, reached, owned.contains(parameter), gradient, moved),
                gradient,
                moved);
    }

    /// The first reason why it does not learn.
    private static State state(
            Parameter parameter, boolean reached, boolean owned, double gradient, double moved) {
        if (!parameter.isTrainable()) {
            return State.FROZEN;
        }
        if (!reached) {
            return State.UNREACHED;
        }
        if (!owned) {
            return State.UNOWNED;
        }
        if (gradient == 0) {
            return State.SILENT;
        }
        return moved == 0 ? State.UNMOVED : State.LEARNS;
    }

    /// The parameters that cannot learn.
    public List<Link> broken() {
        return links.stream().filter(link -> link.state.isBroken()).toList();
    }

    /// How many parameters are in each state.
    public Map<State, Long> counts() {
        Map<State, Long> counts = new LinkedHashMap<>();
        Arrays.stream(State.values())
                .forEach(state ->
                        counts.put(
                                state, links.stream().filter(link -> link.state == state).count()));
        return counts;
    }

    @Override
    public String toString() {
        return broken().isEmpty()
                ? "connections: all %d parameters are connected".formatted(links.size())
                : "connections: %s".formatted(broken());
    }
}
