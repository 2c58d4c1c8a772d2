package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.FirstBad.Place;
import io.tarn.nn.Hooks;
import io.tarn.nn.Modes;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Device;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The search of [FirstBad] in one batch.
final class BadSearch {
    private final Task task;
    private final NamedLayers names;
    private final List<NamedLayers.Named> order = new ArrayList<>(); // of computing
    private Optional<FirstBad> layer = Optional.empty();
    private Extent last = Extent.NONE; // output of the layer that ended last

    BadSearch(Task task) {
        this.task = task;
        this.names = NamedLayers.of(task.net());
    }

    FirstBad in(Batch batch) {
        Device device =
                task.net().parameters().stream()
                        .map(parameter -> parameter.value().device())
                        .findFirst()
                        .orElse(Device.CPU);
        try (var visit = Visit.to(task);
                var mode = Modes.train(task.net());
                var on = Gradient.on();
                var scope = Scope.open();
                var hooks = Hooks.onForward(this::see)) {
            Batch here = batch.to(device);
            List<LossGradient> losses = LossGradient.all(task, here);
            boolean isLossFinite = losses.stream().allMatch(l -> Double.isFinite(l.loss()));
            Optional<FirstBad> gradient = gradient(losses);
            if (isLossFinite) {
                return gradient.orElse(FirstBad.of(Place.NOWHERE, "", Extent.NONE, Extent.NONE));
            }
            return data("input", here.inputs())
                    .or(() -> layer)
                    .or(() -> data("target", here.targets()))
                    .orElseGet(() -> loss(losses));
        }
    }

    private static Optional<FirstBad> data(String what, List<Tensor> tensors) {
        for (int i = 0; i < tensors.size(); i++) {
            if (isBad(tensors.get(i))) {
                return Optional.of(
                        FirstBad.of(
                                Place.DATA,
                                what + " " + i,
                                Extent.NONE,
                                Extent.of(tensors.get(i))));
            }
        }
        return Optional.empty();
    }

    private Tensor see(Net net, Tensor input, Tensor output) {
        names.find(net)
                .ifPresent(named -> {
                    order.add(named);
                    last = Extent.of(output);
                    if (layer.isEmpty() && !last.isFinite() && !isBad(input)) {
                        Map<String, Extent> parameters = new LinkedHashMap<>();
                        named.parameters()
                                .forEach((name, parameter) ->
                                        parameters.put(name, Extent.of(parameter.value())));
                        layer =
                                Optional.of(
                                        new FirstBad(
                                                Place.LAYER,
                                                named.name(),
                                                named.kind(),
                                                Extent.of(input),
                                                last,
                                                parameters));
                    }
                });
        return output;
    }

    private FirstBad loss(List<LossGradient> losses) {
        double value =
                losses.stream()
                        .mapToDouble(LossGradient::loss)
                        .filter(loss -> !Double.isFinite(loss))
                        .findFirst()
                        .orElse(Double.NaN);
        return FirstBad.of(Place.LOSS, "loss", last, Extent.of(Tensor.scalar(value)));
    }

    /// The bad gradient that the backward pass meets first: that of the layer that computed last.
    private Optional<FirstBad> gradient(List<LossGradient> losses) {
        Map<Parameter, Tensor> bad = new LinkedHashMap<>();
        for (LossGradient loss : losses) {
            long start = 0;
            for (Parameter parameter : loss.parameters()) {
                long size = parameter.value().elements();
                Tensor part = loss.gradient().narrow(0, start, size);
                start += size;
                if (isBad(part)) {
                    bad.put(parameter, part.viewAs(parameter.value()));
                }
            }
        }
        Stream<Map.Entry<String, Parameter>> computed =
                order.reversed().stream().flatMap(named -> named.parameters().entrySet().stream());
        Stream<Map.Entry<String, Parameter>> others =
                task.net().namedParameters().entrySet().stream();
        return Stream.concat(computed, others)
                .flatMap(own ->
                        Optional.ofNullable(bad.get(own.getValue()))
                                .map(gradient -> bad(own.getKey(), gradient))
                                .stream())
                .findFirst();
    }

    private static FirstBad bad(String parameter, Tensor gradient) {
        return FirstBad.of(Place.GRADIENT, parameter, Extent.NONE, Extent.of(gradient));
    }

    private static boolean isBad(Tensor x) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            return !x.detach().isFinite().all().toBooleanArray()[0];
        }
    }
}
