package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Treatment;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.optim.Optimizer;
import io.tarn.optim.ParameterGroup;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// An optimizer that is given gradients multiplied by numbers.
///
/// @param inner which steps
/// @param factors of the parameters whose gradients change
record Scaled(Optimizer inner, Map<Parameter, Double> factors) implements Optimizer {
    /// Multiplies the gradients of the named parameters.
    static Treatment treatment(Map<String, Double> factors) {
        return new Treatment(
                "multiply the gradients by what they are wrong",
                patient -> {
                    Net net = patient.task().net();
                    return patient.optimizer(inner -> of(inner, net, factors));
                });
    }

    private static Optimizer of(Optimizer inner, Net net, Map<String, Double> byName) {
        IdentityHashMap<Parameter, Double> factors = new IdentityHashMap<>();
        net.namedParameters()
                .forEach((name, parameter) -> {
                    if (byName.containsKey(name)) {
                        factors.put(parameter, byName.get(name));
                    }
                });
        return new Scaled(inner, factors);
    }

    @Override
    public List<ParameterGroup> groups() {
        return inner.groups();
    }

    @Override
    public void step() {
        try (var off = Gradient.off()) {
            factors.forEach((parameter, factor) ->
                    parameter.grad().ifPresent(gradient -> gradient.mul_(factor)));
        }
        inner.step();
    }

    @Override
    public int passes() {
        return inner.passes();
    }

    @Override
    public Map<String, Tensor> state() {
        return inner.state();
    }

    @Override
    public void load(Map<String, Tensor> state) {
        inner.load(state);
    }
}
