package io.tarn.optim;

import io.tarn.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several optimizers, each with parameters of its own, that step together.
record Combined(List<Optimizer> parts) implements Optimizer {
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
        Saved.of(parts.getFirst().getClass().getSimpleName(), Map.of(), rest);
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).load(Saved.below(prefix(i), state));
        }
    }

    private static String prefix(int part) {
        return "part.%d.".formatted(part);
    }
}
