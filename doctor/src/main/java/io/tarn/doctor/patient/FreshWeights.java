package io.tarn.doctor.patient;

import io.tarn.nn.Embedding;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// New weights for any net, of a size that lets signals pass: He's for what computes, 1 and 0 for what normalises.
final class FreshWeights {
    private final Random chance;

    private FreshWeights(long seed) {
        this.chance = Random.of(seed);
    }

    /// Draws all trainable weights of `net` anew.
    static void draw(Net net, long seed) {
        new FreshWeights(seed).all(net);
    }

    private void all(Net net) {
        Map<String, Net> nets = new LinkedHashMap<>();
        nets.put("", net);
        nets.putAll(net.namedNets());
        List<Net> owners = nets.values().stream().filter(part -> !own(part).isEmpty()).toList();
        for (Net owner : owners) {
            boolean last = owner == owners.getLast();
            own(owner)
                    .forEach((name, parameter) -> {
                        if (parameter.isTrainable()) {
                            draw(owner, name, parameter, last);
                        }
                    });
        }
    }

    /// The parameters that are fields of the net itself.
    static Map<String, Parameter> own(Net net) {
        Map<String, Parameter> own = new LinkedHashMap<>();
        net.namedParameters()
                .forEach((name, parameter) -> {
                    if (!name.contains(".")) {
                        own.put(name, parameter);
                    }
                });
        return own;
    }

    private void draw(Net owner, String name, Parameter parameter, boolean last) {
        Tensor value = parameter.value();
        String kind = owner.getClass().getSimpleName();
        if (kind.endsWith("Norm") || kind.contains("Norm") || value.rank() < 2) {
            parameter.set(
                    Tensor.full(
                                    value.shape(),
                                    name.endsWith("weight")
                                                    && value.rank() < 2
                                                    && kind.contains("Norm")
                                            ? 1
                                            : 0,
                                    value.dtype())
                            .to(value.device()));
            return;
        }
        double fan = (double) value.elements() / value.size(0);
        // He: σ² = 2 / inputs, and half of it for what answers, so that the first answers are small
        double deviation = owner instanceof Embedding ? 1 : Math.sqrt((last ? 0.5 : 2) / fan);
        parameter.set(
                chance.normal(value.shape(), 0, deviation).to(value.dtype()).to(value.device()));
    }
}
