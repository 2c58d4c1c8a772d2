package io.tarn.doctor.patient;

import io.tarn.nn.Net;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The weights that training starts from.
///
/// @param net whose weights they are
/// @param change what is done to them after they were put back
record Beginning(Net net, Map<String, Tensor> weights, Consumer<Net> change) {
    /// Where `net` stands now.
    static Beginning of(Net net) {
        return new Beginning(net, copies(net), _ -> {});
    }

    /// Weights and buffers that stay as they are now.
    static Map<String, Tensor> copies(Net net) {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        try (var scope = Scope.open()) {
            net.state().forEach((name, value) -> copies.put(name, value.copy().unscoped()));
        }
        return copies;
    }

    void restore() {
        net.load(weights);
        change.accept(net);
    }
}
