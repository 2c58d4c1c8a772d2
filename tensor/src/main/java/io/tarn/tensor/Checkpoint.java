package io.tarn.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.global.torch;

/// Runs a function without keeping its intermediate results, and runs it again when its gradients are needed:
/// less memory for more time.
///
/// ```java
/// var h = Checkpoint.run(block::forward, x, block.values());
/// ```
///
/// Name every tensor beside x that the function uses and that gradients flow into. The second run
/// sees the same random numbers and the same [Autocast]; its gradients are those of the plain call, bit for bit,
/// and can be differentiated again. The function must not change anything outside of it: running
/// statistics, for instance, would be updated twice.
public final class Checkpoint {
    private final UnaryOperator<Tensor> function;
    private final Tensor x;
    private final List<Tensor> parameters;
    private final Autocast.State cast;
    private final Tensor randomState;
    private final List<Runnable> farewells = new ArrayList<>();
    private List<Tensor> gradients = List.of();
    private int delivered;
    private boolean forgotten;

    private Checkpoint(UnaryOperator<Tensor> function, Tensor x, List<Tensor> parameters) {
        this.function = function;
        this.x =
                Tensor.wrap(new org.bytedeco.pytorch.Tensor(x.raw("checkpoint")), "checkpoint")
                        .unscoped();
        this.parameters = parameters.stream().filter(Tensor::isTracked).toList();
        this.cast = Autocast.state(x.device());
        this.randomState = randomState(x.device()).unscoped();
    }

    /// `function(x)`, computed a second time in the backward pass.
    public static Tensor run(UnaryOperator<Tensor> function, Tensor x, List<Tensor> parameters) {
        boolean tracked = x.isTracked() || parameters.stream().anyMatch(Tensor::isTracked);
        return Gradient.isOn() && tracked
                ? new Checkpoint(function, x, parameters).forward()
                : function.apply(x);
    }

    private Tensor forward() {
        try (Scope scope = Scope.open()) {
            Tensor y = withoutGraph();
            Tensor link = Tensor.zeros();
            List<Tensor> inputs = inputs();
            for (int i = 0; i < inputs.size(); i++) {
                int place = i;
                Tensor alias = inputs.get(i).viewAs(inputs.get(i));
                farewells.add(HookPoint.pin(alias, zeros -> deliver(place)));
                // an empty piece, so that the link costs nothing and its own gradient is zero
                Tensor empty = (alias.rank() == 0 ? alias.view(1) : alias).narrow(0, 0, 0);
                link = link.add(empty.sum().to(DType.FLOAT32).to(Device.CPU));
            }
            Tensor anchor =
                    KeepAlive.token(
                            this::forget); // the product holds it as long as the graph lives
            Tensor linked = y.add(link.mul(anchor).to(y.dtype()).to(y.device()));
            farewells.add(HookPoint.pin(linked, this::backward));
            return scope.keep(linked.viewAs(linked)); // hooks of the user sit behind ours
        }
    }

    private Tensor withoutGraph() {
        try (Scope scope = Scope.open();
                Recording _ = Gradient.off()) {
            return scope.keep(function.apply(x));
        }
    }

    private List<Tensor> inputs() {
        List<Tensor> inputs = new ArrayList<>();
        if (x.isTracked()) {
            inputs.add(x);
        }
        inputs.addAll(parameters);
        return inputs;
    }

    /// Runs the function again, and notes the gradients, which the links then hand on.
    private Tensor backward(Tensor gradient) {
        boolean again = GradMode.is_enabled(); // the gradients will be differentiated in their turn
        try (Scope scope = Scope.open();
                Recording _ = Gradient.on();
                Autocast _ = Autocast.like(cast)) {
            Tensor input = again || !x.isTracked() ? x : x.detach().requiresGrad();
            Tensor y = withTheSameRandomNumbers(input);
            List<Tensor> inputs = inputs();
            if (x.isTracked()) {
                inputs.set(0, input);
            }
            checkComplete(y, inputs);
            gradients =
                    Gradient.compute(
                            List.of(y),
                            inputs,
                            List.of(gradient),
                            again ? Gradient.Graph.DIFFERENTIABLE : Gradient.Graph.FREE);
            gradients.forEach(scope::keep);
            delivered = 0;
        }
        return gradient;
    }

    private static void checkComplete(Tensor y, List<Tensor> inputs) {
        int more = y.isTracked() ? GraphWalk.unknownLeaves(y, inputs) : 0;
        if (more > 0) {
            throw TensorException.of(
                    "Checkpoint",
                    "a function of x and the %d listed tensors alone".formatted(inputs.size()),
                    "one of %d more that gradients flow into".formatted(more),
                    "list every parameter that the function uses");
        }
    }

    private Tensor withTheSameRandomNumbers(Tensor input) {
        Tensor now = randomState(x.device());
        restore(randomState);
        try {
            return function.apply(input);
        } finally {
            restore(now);
        }
    }

    private static Tensor randomState(Device device) {
        return Call.source(
                "checkpoint",
                () -> {
                    try (Generator generator = generator(device)) {
                        return generator.get_state();
                    }
                });
    }

    private void restore(Tensor state) {
        try (Generator generator = generator(x.device())) {
            generator.set_state(state.raw("checkpoint"));
        }
    }

    private static Generator generator(Device device) {
        try (var raw = device.raw()) {
            return new Generator(torch.globalContext().defaultGenerator(raw));
        }
    }

    private Tensor deliver(int place) {
        Tensor gradient = gradients.get(place);
        delivered++;
        closeIfDone();
        return gradient;
    }

    /// The graph is gone, or is going while a backward pass runs through it.
    private void forget() {
        forgotten = true;
        closeIfDone();
        BackwardPasses.whenQuiet(
                this::close); // no pass will ask for the remaining gradients any more
    }

    private void closeIfDone() {
        if (forgotten && delivered > 0 && delivered == gradients.size()) {
            close();
        }
    }

    private void close() {
        farewells.forEach(Runnable::run);
        farewells.clear();
        x.close();
        randomState.close();
        gradients = List.of();
    }
}
