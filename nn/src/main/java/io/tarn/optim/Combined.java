package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Several optimizers, each with parameters of its own, that step together.
///
/// ```java
/// var optimizer = Combined.of(Muon.of(net.body().parameters()), AdamW.of(net.head().parameters()));
/// ```
///
/// Each keeps its own rule and settings; the [state][#state] of each lies under `part.0.`, `part.1.`
/// and so on.
public final class Combined implements Optimizer {
    private final List<Optimizer> parts;

    private Combined(List<Optimizer> parts) {
        this.parts = parts;
    }

    public static Combined of(Optimizer... parts) {
        return of(List.of(parts));
    }

    public static Combined of(List<? extends Optimizer> parts) {
        check(parts);
        return new Combined(List.copyOf(parts));
    }

    private static void check(List<? extends Optimizer> parts) {
        Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Optimizer part : parts) {
            if (part.passes() > 1) {
                throw TensorException.of(
                        "Combined",
                        "optimizers that step once for each update",
                        "one that takes %d passes".formatted(part.passes()),
                        "put it around the combined one");
            }
            for (Parameter parameter : part.parameters()) {
                if (!seen.add(parameter)) {
                    throw TensorException.of(
                            "Combined",
                            "each parameter in one optimizer",
                            parameter.value().shape() + " in two",
                            "leave it out of one of them");
                }
            }
        }
        if (seen.isEmpty()) {
            throw TensorException.of(
                    "Combined", "at least one optimizer", parts.size(), "give it the optimizers");
        }
    }

    /// The optimizers in order.
    public List<Optimizer> parts() {
        return parts;
    }

    @Override
    public List<ParameterGroup> groups() {
        return parts.stream().flatMap(part -> part.groups().stream()).toList();
    }

    @Override
    public void step() {
        parts.forEach(Optimizer::step);
    }

    @Override
    public Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            state.putAll(Saved.under(prefix(i), parts.get(i).state()));
        }
        return state;
    }

    @Override
    public void load(Map<String, Tensor> state) {
        Map<String, Tensor> rest = state;
        for (int i = 0; i < parts.size(); i++) {
            rest = Saved.beside(prefix(i), rest);
        }
        Saved.of("Combined", Map.of(), rest);
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).load(Saved.below(prefix(i), state));
        }
    }

    private static String prefix(int part) {
        return "part.%d.".formatted(part);
    }

    @Override
    public String toString() {
        return "Combined" + parts;
    }
}
