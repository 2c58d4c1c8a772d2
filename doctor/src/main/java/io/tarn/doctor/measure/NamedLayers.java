package io.tarn.doctor.measure;

import io.tarn.nn.Activation;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.nn.RandomizedRelu;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The nets inside a net with their names, for instruments that see them by hooks.
public final class NamedLayers {
    /// One net.
    ///
    /// @param net itself
    /// @param name as among the named nets; the whole net is called by its kind
    /// @param kind the simple name of its class: `Linear`; of an activation its own name: `relu`; of a lambda `function`
    /// @param parameters its own ones by their full names, not those of nets inside it
    public record Named(Net net, String name, String kind, Map<String, Parameter> parameters) {
        /// Whether it is a layer that computes by itself: it owns parameters, or is an activation or a lambda.
        public boolean isLayer() {
            return !parameters.isEmpty() || isActivation();
        }

        /// Whether it is an activation without parameters, or a lambda, which may be one.
        public boolean isActivation() {
            return net instanceof Activation || net instanceof RandomizedRelu || isFunction(net);
        }
    }

    private final IdentityHashMap<Net, Named> names = new IdentityHashMap<>();
    private final List<Named> all = new ArrayList<>();

    private NamedLayers() {}

    public static NamedLayers of(Net root) {
        Map<String, Net> nets = new LinkedHashMap<>();
        nets.put("", root);
        nets.putAll(root.namedNets());
        Map<String, Map<String, Parameter>> owned = new LinkedHashMap<>();
        root.namedParameters()
                .forEach((name, parameter) ->
                        owned.computeIfAbsent(owner(name, nets), _ -> new LinkedHashMap<>())
                                .put(name, parameter));
        NamedLayers layers = new NamedLayers();
        nets.forEach((name, net) -> {
            String kind = kind(net);
            Named named =
                    new Named(
                            net,
                            name.isEmpty() ? kind : name,
                            kind,
                            owned.getOrDefault(name, Map.of()));
            layers.all.add(named);
            layers.names.put(net, named);
        });
        return layers;
    }

    /// The innermost net around a parameter.
    private static String owner(String parameter, Map<String, Net> nets) {
        String name = parameter;
        do {
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        } while (!nets.containsKey(name));
        return name;
    }

    /// Whether it is a lambda or a method reference, as in `Sequential.of(first, Tensor::relu, second)`.
    private static boolean isFunction(Net net) {
        return net.getClass().isHidden() || net.getClass().isSynthetic();
    }

    private static String kind(Net net) {
        if (isFunction(net)) {
            return "function";
        }
        String type = net.getClass().getSimpleName();
        return net instanceof Activation ? net.toString() : type.isEmpty() ? "net" : type;
    }

    /// Every net in the order of declaration, the whole one first.
    public List<Named> all() {
        return all;
    }

    /// What a net that a hook saw is called; empty where it is none of these.
    public Optional<Named> find(Net net) {
        return Optional.ofNullable(names.get(net));
    }
}
