package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The copying of saved tensors into a net, with a report of what does not fit.
///
/// A tensor that the net reaches by several names may be saved under any of them, and under all of
/// them if the values agree.
final class StateLoading {
    private final Net net;
    private final Map<String, Tensor> fitting = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<LoadReport.Misshaped> misshaped = new ArrayList<>();
    private final List<String> conflicting = new ArrayList<>();

    private StateLoading(Net net, Map<String, Tensor> state) {
        this.net = net;
        Map<String, Tensor> own = net.state();
        Map<String, Tensor> saved = underFirstNames(own, state);
        own.forEach((name, tensor) -> {
            Tensor values = saved.get(name);
            if (values == null) {
                missing.add(name);
            } else if (values.shape().equals(tensor.shape())) {
                fitting.put(name, values);
            } else {
                misshaped.add(new LoadReport.Misshaped(name, tensor.shape(), values.shape()));
            }
        });
    }

    /// Copies everything, or changes nothing.
    static void strict(Net net, Map<String, Tensor> state) {
        StateLoading loading = new StateLoading(net, state);
        LoadReport report = loading.report();
        if (!report.isComplete()) {
            throw TensorException.of(
                    Naming.type(net) + ".load",
                    net.state().size() + " tensors that fit",
                    report.faults(),
                    remedy(report));
        }
        loading.copy();
    }

    /// Copies what fits.
    static LoadReport partly(Net net, Map<String, Tensor> state) {
        StateLoading loading = new StateLoading(net, state);
        loading.copy();
        return loading.report();
    }

    private Map<String, Tensor> underFirstNames(
            Map<String, Tensor> own, Map<String, Tensor> state) {
        Map<String, String> aliases = Fields.aliases(net);
        Map<String, Tensor> saved = new LinkedHashMap<>();
        state.forEach((name, values) -> {
            String first = own.containsKey(name) ? name : firstName(name, aliases);
            Tensor before = saved.putIfAbsent(first, values);
            if (!own.containsKey(first)) {
                unexpected.add(name);
            } else if (before != null && !before.sameAs(values)) {
                conflicting.add(name);
            }
        });
        return saved;
    }

    /// The name that the net uses for what is saved under `name`.
    static String firstName(String name, Map<String, String> aliases) {
        String result = name;
        for (int rounds = 0; rounds < aliases.size(); rounds++) { // an alias may lie below another
            String before = result;
            for (Map.Entry<String, String> alias : aliases.entrySet()) {
                if (result.equals(alias.getKey()) || result.startsWith(alias.getKey() + ".")) {
                    result = alias.getValue() + result.substring(alias.getKey().length());
                }
            }
            if (result.equals(before)) {
                break;
            }
        }
        return result;
    }

    private void copy() {
        net.namedParameters()
                .forEach((name, parameter) -> {
                    if (fitting.containsKey(name)) {
                        parameter.set(fitting.get(name));
                    }
                });
        net.namedBuffers()
                .forEach((name, buffer) -> {
                    if (fitting.containsKey(name)) {
                        buffer.set(fitting.get(name));
                    }
                });
    }

    private LoadReport report() {
        return new LoadReport(
                List.copyOf(fitting.keySet()), missing, unexpected, misshaped, conflicting);
    }

    private static String remedy(LoadReport report) {
        return report.surplusPrefix()
                .map("strip the prefix: KeyMap.strip(\"%s\")"::formatted)
                .or(() ->
                        report.lackingPrefix()
                                .map("add the prefix: KeyMap.SAME.prefix(\"\", \"%s\")"::formatted))
                .orElse("rename with a KeyMap, load partly, or build the net that was saved");
    }
}
