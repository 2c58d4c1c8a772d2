package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.nn.Hooks;
import io.tarn.nn.Modes;
import io.tarn.nn.Net;
import io.tarn.tensor.Device;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run of [Activations] over a sample.
final class ActivationSurvey {
    private static final double ROUNDING = 1e-3;

    /// A layer at one of its calls within a pass.
    private record Call(NamedLayers.Named layer, int number) {
        private String name() {
            return number == 1 ? layer.name() : layer.name() + "#" + number;
        }
    }

    private final Task task;
    private final NamedLayers names;
    private final Map<Call, UnitStatistics> found = new LinkedHashMap<>();
    private final Map<Call, Boolean> isElementwise = new LinkedHashMap<>();
    private final UnitGradients gradients = new UnitGradients();
    private final IdentityHashMap<Net, Integer> calls = new IdentityHashMap<>(); // in this pass
    private UnitDimension dimension = new UnitDimension();

    ActivationSurvey(Task task) {
        this.task = task;
        this.names = NamedLayers.of(task.net());
    }

    Activations over(List<Batch> batches, int enough) {
        int examples = 0;
        Device device =
                task.net().parameters().stream()
                        .map(parameter -> parameter.value().device())
                        .findFirst()
                        .orElse(Device.CPU);
        try (var visit = Visit.to(task);
                var still = Modes.eval(task.net());
                var on = Gradient.on();
                var hooks = Hooks.onForward(this::see)) {
            for (Batch batch : batches) {
                if (examples < enough) {
                    pass(batch.to(device));
                    examples += batch.size();
                }
            }
            if (examples == 0) {
                throw TensorException.of(
                        "Activations", "one batch or more", "none", "give examples");
            }
            try (var scope = Scope.open();
                    var off = Gradient.off()) {
                return new Activations(layers(), examples);
            }
        } finally {
            gradients.close();
        }
    }

    private void pass(Batch batch) {
        calls.clear();
        dimension = new UnitDimension();
        try (var scope = Scope.open()) {
            LossGradient.all(task, batch).forEach(gradients::add);
        }
    }

    private Tensor see(Net net, Tensor input, Tensor output) {
        names.find(net)
                .filter(NamedLayers.Named::isLayer)
                .ifPresent(layer -> {
                    Call call = new Call(layer, calls.merge(net, 1, Integer::sum));
                    if (output.rank() > 0
                            && output.elements() > 0
                            && output.dtype().isFloatingPoint()) {
                        try (var scope = Scope.open();
                                var off = Gradient.off()) {
                            look(call, input.detach(), output.detach());
                        }
                    }
                });
        return output;
    }

    private void look(Call call, Tensor x, Tensor y) {
        int at = dimension.of(call.layer(), y);
        boolean isMap = call.layer().isActivation() && x.shape().equals(y.shape());
        if (call.layer().kind().equals("function") && (!isMap || x.sameAs(y))) {
            return; // it moves numbers, or picks some, such as flatten or a pool
        }
        int units = (int) y.size(at);
        UnitStatistics statistics = found.computeIfAbsent(call, _ -> new UnitStatistics(units));
        if (statistics.units() != units) {
            return; // as many as time steps, say
        }
        statistics.add(rows(y, at));
        if (isMap) {
            statistics.addInputs(rows(x, at));
        }
        boolean isOne = isMap && y.sum(at).sub(1).abs().max().item() > ROUNDING; // no softmax
        isElementwise.merge(call, isOne, Boolean::logicalAnd);
    }

    /// `[…, units, …]` → `[units, n]`.
    private static Tensor rows(Tensor y, int dimension) {
        return y.movedim(dimension, 0).reshape(y.size(dimension), -1);
    }

    private List<Activations.Layer> layers() {
        boolean isLearning = gradients.isSome();
        List<Activations.Layer> layers = new ArrayList<>();
        found.forEach((call, units) -> {
            double unlearned =
                    isLearning
                            ? gradients.still(call.layer(), units.units()).orElse(Double.NaN)
                            : Double.NaN;
            boolean isBounded = units.least() >= -1 && units.greatest() <= 1;
            layers.add(
                    new Activations.Layer(
                            call.name(),
                            call.layer().kind(),
                            units.units(),
                            units.mean(),
                            units.deviation(),
                            units.silent(),
                            units.constant(),
                            units.twins(),
                            units.beyond(),
                            isBounded && isElementwise.getOrDefault(call, false)
                                    ? units.inputsBeyond()
                                    : Double.NaN,
                            unlearned));
        });
        return layers;
    }
}
