package io.tarn.optim;

import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// Parameters that share a learning rate and a weight decay.
///
/// ```java
/// var head = ParameterGroup.of(net.head().parameters());
/// var body = ParameterGroup.of(net.body().parameters()).learningRate(1e-5).weightDecay(0);
/// var optimizer = AdamW.ofGroups(List.of(head, body), c -> c.learningRate(1e-3));
/// ```
///
/// What a group is not given it takes from the optimizer's configuration.
public final class ParameterGroup {
    private final List<Parameter> parameters;
    private double learningRate = Double.NaN; // not given yet
    private double weightDecay = Double.NaN;

    private ParameterGroup(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    public static ParameterGroup of(List<Parameter> parameters) {
        return new ParameterGroup(parameters);
    }

    /// Two groups: the parameters that `first` holds for, and the others.
    public static List<ParameterGroup> split(
            List<Parameter> parameters, Predicate<Parameter> first) {
        List<Parameter> chosen = new ArrayList<>();
        List<Parameter> others = new ArrayList<>();
        parameters.forEach(parameter -> (first.test(parameter) ? chosen : others).add(parameter));
        return List.of(of(chosen), of(others));
    }

    /// Two groups by name and parameter: `split(net, (name, p) -> name.startsWith("head."))`.
    public static List<ParameterGroup> split(Net net, BiPredicate<String, Parameter> first) {
        List<Parameter> chosen = new ArrayList<>();
        List<Parameter> others = new ArrayList<>();
        net.namedParameters()
                .forEach((name, parameter) ->
                        (first.test(name, parameter) ? chosen : others).add(parameter));
        return List.of(of(chosen), of(others));
    }

    /// Two groups: vectors and scalars, which are biases and the gains of normalisations, without
    /// weight decay, and the others.
    public static List<ParameterGroup> sparingVectors(List<Parameter> parameters) {
        List<ParameterGroup> groups = split(parameters, parameter -> parameter.value().rank() < 2);
        groups.getFirst().weightDecay(0);
        return groups;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /// The factor λ that draws parameters towards 0; NaN until it is given or taken over.
    public double weightDecay() {
        return weightDecay;
    }

    public ParameterGroup weightDecay(double decay) {
        weightDecay = Settings.notNegative("ParameterGroup.weightDecay", decay);
        return this;
    }

    /// The learning rate η of the next step; NaN until it is given or taken over.
    public double learningRate() {
        return learningRate;
    }

    public ParameterGroup learningRate(double rate) {
        learningRate = Settings.notNegative("ParameterGroup.learningRate", rate);
        return this;
    }

    /// A group of some of the parameters, with the same settings.
    ParameterGroup part(Predicate<Parameter> chosen) {
        ParameterGroup part = of(parameters.stream().filter(chosen).toList());
        part.learningRate = learningRate;
        part.weightDecay = weightDecay;
        return part;
    }

    /// Takes over what was not given.
    void complete(double rate, double decay) {
        learningRate = Double.isNaN(learningRate) ? rate : learningRate;
        weightDecay = Double.isNaN(weightDecay) ? decay : weightDecay;
    }

    @Override
    public String toString() {
        return "ParameterGroup(%d parameters, rate %s, decay %s)"
                .formatted(parameters.size(), learningRate, weightDecay);
    }
}
