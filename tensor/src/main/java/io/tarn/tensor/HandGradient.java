package io.tarn.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.pytorch.GradMode;

/// Results that were computed outside of the graph, put into it with a gradient that was written by hand.
///
/// From each input a thread runs through one common link into each result. The link carries no
/// number, only order: in the backward pass the gradients of all results arrive before it, then the
/// gradients of the inputs are computed, and then they take the place of the zeros that come out of it.
final class HandGradient {
    /// How the gradients of the inputs follow from those of the results, which may be missing.
    interface Backward {
        List<Tensor> apply(List<Optional<Tensor>> gradients);
    }

    private final List<Tensor> inputs; // handles of our own
    private final Backward backward;
    private final Function<List<Tensor>, List<Tensor>> recorded;
    private final Runnable farewell;
    private final List<Runnable> farewells = new ArrayList<>();
    private final List<Optional<Tensor>> arrived = new ArrayList<>();
    private List<Tensor> gradients = List.of();
    private int delivered;
    private boolean forgotten;

    private HandGradient(
            List<Tensor> inputs,
            Backward backward,
            Function<List<Tensor>, List<Tensor>> recorded,
            Runnable farewell) {
        this.inputs = inputs;
        this.backward = backward;
        this.recorded = recorded;
        this.farewell = farewell;
    }

    /// Puts `results` into the graph behind `inputs`, all of which gradients flow into.
    ///
    /// `recorded` computes the results from the inputs once more by recorded operations, for gradients of
    /// gradients. `farewell` runs when the graph is gone.
    static List<Tensor> link(
            List<Tensor> inputs,
            List<Tensor> results,
            Backward backward,
            Function<List<Tensor>, List<Tensor>> recorded,
            Runnable farewell) {
        try (Scope scope = Scope.open()) {
            List<Tensor> handles = inputs.stream().map(HandGradient::handle).toList();
            HandGradient gradient = new HandGradient(handles, backward, recorded, farewell);
            return gradient.linked(results).stream().map(scope::keep).toList();
        }
    }

    private static Tensor handle(Tensor input) {
        return Tensor.wrap(new org.bytedeco.pytorch.Tensor(input.raw("link")), "link").unscoped();
    }

    private List<Tensor> linked(List<Tensor> results) {
        Tensor sum = Tensor.zeros();
        for (int i = 0; i < inputs.size(); i++) {
            int place = i;
            Tensor alias = inputs.get(i).viewAs(inputs.get(i));
            farewells.add(HookPoint.pin(alias, zeros -> deliver(place)));
            // an empty piece, so that the link costs nothing and its own gradient is zero
            sum = sum.add(alias.narrow(0, 0, 0).sum().to(DType.FLOAT32));
        }
        Tensor anchor =
                KeepAlive.token(this::forget); // the product holds it as long as the graph lives
        Tensor link = sum.mul(anchor);
        farewells.add(HookPoint.pin(link, this::compute));
        List<Tensor> linked = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            int place = i;
            arrived.add(Optional.empty());
            Tensor result = results.get(i).add_(link.to(results.get(i).dtype()));
            farewells.add(
                    HookPoint.pin(
                            result,
                            arriving -> {
                                arrived.set(place, Optional.of(arriving));
                                return arriving;
                            }));
            linked.add(result.viewAs(result)); // hooks of the user sit behind ours
        }
        return linked;
    }

    private Tensor compute(Tensor none) {
        gradients = GradMode.is_enabled() ? recorded() : byHand();
        for (int i = 0; i < arrived.size(); i++) {
            arrived.set(i, Optional.empty());
        }
        delivered = 0;
        return none;
    }

    private List<Tensor> byHand() {
        try (Scope scope = Scope.open();
                Recording off = Gradient.off()) {
            return backward.apply(arrived).stream().map(scope::keep).toList();
        }
    }

    /// The gradients will be differentiated in their turn.
    private List<Tensor> recorded() {
        try (Scope scope = Scope.open()) {
            List<Tensor> views =
                    inputs.stream().map(input -> input.viewAs(input)).toList(); // without our hooks
            List<Tensor> results = recorded.apply(views);
            List<Tensor> reached = new ArrayList<>();
            List<Tensor> vectors = new ArrayList<>();
            for (int i = 0; i < results.size(); i++) {
                if (arrived.get(i).isPresent()) {
                    reached.add(results.get(i));
                    vectors.add(arrived.get(i).get());
                }
            }
            return Gradient.compute(reached, views, vectors, Gradient.Graph.DIFFERENTIABLE).stream()
                    .map(scope::keep)
                    .toList();
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
        inputs.forEach(Tensor::close);
        farewell.run();
        gradients = List.of();
    }
}
