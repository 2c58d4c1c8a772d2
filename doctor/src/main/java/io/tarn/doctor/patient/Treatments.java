package io.tarn.doctor.patient;

import io.tarn.data.Sampler;
import io.tarn.doctor.data.UsualRange;
import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks.ForwardHook;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.optim.Adam;
import io.tarn.optim.Combined;
import io.tarn.optim.Optimizer;
import io.tarn.optim.Schedule;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Tensor;
import io.tarn.train.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The remedies that more than one condition may need. Those of a single condition stand beside its rule.
public final class Treatments {
    private static final int ROWS = 2000;

    private Treatments() {}

    /// All groups' learning rates times `factor`.
    public static Treatment rate(double factor) {
        String name =
                factor < 1
                        ? "divide the learning rate by " + number(1 / factor)
                        : "multiply the learning rate by " + number(factor);
        return new Treatment(
                name,
                patient ->
                        patient.optimizer(optimizer -> {
                            optimizer
                                    .groups()
                                    .forEach(g -> g.learningRate(g.learningRate() * factor));
                            return optimizer;
                        }));
    }

    /// Adam at one rate for all parameters, without a schedule.
    public static Treatment adam(double rate) {
        return optimizer(
                "use Adam at a learning rate of " + number(rate),
                parameters -> Adam.of(parameters, c -> c.learningRate(rate)));
    }

    /// Plain gradient descent with momentum, without a schedule.
    public static Treatment momentum(double rate) {
        return optimizer(
                "use SGD at %s with momentum 0.9".formatted(number(rate)),
                parameters -> Sgd.of(parameters, c -> c.learningRate(rate).momentum(0.9)));
    }

    private static Treatment optimizer(String name, Function<List<Parameter>, Optimizer> rule) {
        return new Treatment(
                name,
                patient -> {
                    Patient constant = patient.with(t -> t.schedule(_ -> Schedule.constant()));
                    return patient.supervised().isPresent()
                            ? constant.with(t -> t.optimizer(rule))
                            : constant.optimizer(own -> rule.apply(own.parameters()));
                });
    }

    /// New initial weights, as [FreshWeights] draws them.
    public static Treatment initialised() {
        return new Treatment(
                "initialise the weights anew (He)",
                patient -> patient.starting(net -> FreshWeights.draw(net, patient.plan().seed())));
    }

    /// The same with other random numbers: a restart.
    public static Treatment restarted(long seed) {
        return new Treatment(
                "start from other weights (He, seed %d)".formatted(seed),
                patient -> patient.starting(net -> FreshWeights.draw(net, seed)));
    }

    public static Treatment plan(String name, UnaryOperator<Plan> change) {
        return new Treatment(name, patient -> patient.with(t -> t.plan(change)));
    }

    public static Treatment clip(double norm) {
        return plan("clip gradients to a norm of " + number(norm), p -> p.clip(norm));
    }

    /// Batches of another size; the number of epochs stays.
    public static Treatment batch(int size) {
        return plan("use batches of " + size, p -> p.batchSize(size));
    }

    /// So many times as many epochs.
    public static Treatment longer(int factor) {
        return plan("train %d times as long".formatted(factor), p -> p.epochs(factor * p.epochs()));
    }

    public static Treatment noDecay() {
        return new Treatment(
                "switch weight decay off",
                patient ->
                        patient.optimizer(optimizer -> {
                            optimizer.groups().forEach(group -> group.weightDecay(0));
                            return optimizer;
                        }));
    }

    /// An operation on every layer's output.
    public static Treatment operation(String name, ForwardHook change) {
        return new Treatment(name, patient -> patient.operated(change));
    }

    /// Every kind of dropout lets everything pass.
    public static Treatment noDropout() {
        return operation("switch dropout off", (layer, x, y) -> isDropout(layer) ? x : y);
    }

    public static boolean isDropout(Net layer) {
        return layer instanceof Dropout || layer.getClass().getSimpleName().contains("Dropout");
    }

    /// Adam takes the parameters that the optimizer left out. Frozen ones stay frozen.
    public static Treatment everyParameter() {
        return new Treatment(
                "give the optimizer every parameter",
                patient -> {
                    Net net = patient.task().net();
                    return patient.optimizer(optimizer -> completed(optimizer, net));
                });
    }

    /// Frozen parameters learn.
    public static Treatment unfrozen() {
        return new Treatment(
                "unfreeze every parameter", patient -> patient.starting(Net::unfreeze));
    }

    private static Optimizer completed(Optimizer optimizer, Net net) {
        Set<Parameter> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(optimizer.parameters());
        List<Parameter> missing = new ArrayList<>(net.parameters());
        missing.removeAll(known);
        return missing.isEmpty() ? optimizer : Combined.of(optimizer, Adam.of(missing));
    }

    /// All inputs divided by one number, so that none is larger than 1.
    public static Treatment shrunk() {
        return new Treatment(
                "divide the inputs by their largest size",
                patient -> patient.prepared(Shrunk.of(patient.training())));
    }

    /// Inputs of mean 0 and deviation 1, as the training examples have them.
    ///
    /// A task with steps of its own keeps them, but for values far from all others: its loss may be in their units.
    public static Treatment standardised() {
        return new Treatment(
                "standardise the inputs",
                patient ->
                        patient.supervised().isPresent()
                                ? patient.prepared(Standard.of(patient.training()))
                                : mended(patient));
    }

    /// With the median in place of values that lie far from all others, where there are any.
    private static Patient mended(Patient patient) {
        Tensor x = Sample.of(patient.training(), ROWS, 0).all().x();
        UsualRange usual = UsualRange.of(x);
        return Arrays.stream(usual.far(x)).sum() == 0
                ? patient
                : patient.prepared((batch, _) -> Inputs.changed(batch, usual::mended));
    }

    /// As many examples of one class as of another.
    public static Treatment balanced(int[] labels) {
        return new Treatment(
                "draw every class equally often",
                patient ->
                        patient.with(t ->
                                t.loading(c ->
                                        c.sampler(
                                                Sampler.balanced(labels, patient.plan().seed())))));
    }

    /// Divides by the number of examples what a loss sums up over them.
    public static Treatment meanLoss() {
        return new Treatment(
                "let the loss be the mean over the batch",
                patient ->
                        patient.loss(loss ->
                                (prediction, y) -> {
                                    Tensor sum = loss.forward(prediction, y);
                                    return sum.div(y.size(0));
                                }));
    }

    private static String number(double value) {
        return value >= 1 && value < 1e6 && value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
