package io.tarn.data;

import io.tarn.tensor.Device;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Some examples, side by side in the first dimension of every tensor.
///
/// Most batches have one input and one target, [#x] and [#y]. A recurrent network may want lengths as a second input, a detector
/// several targets.
public record Batch(List<Tensor> inputs, List<Tensor> targets) {
    public Batch {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        if (inputs.isEmpty()) {
            throw DataException.of("Batch", "at least one input", "none", "give it a tensor");
        }
        long size = inputs.getFirst().size(0);
        for (Tensor target : targets) {
            if (target.size(0) != size) {
                throw DataException.of(
                        "Batch",
                        "as many targets as inputs, " + size,
                        target.size(0),
                        "give every example one target");
            }
        }
    }

    public static Batch of(Tensor x, Tensor y) {
        return new Batch(List.of(x), List.of(y));
    }

    /// A batch whose targets nobody knows.
    public static Batch of(Tensor x) {
        return new Batch(List.of(x), List.of());
    }

    /// The first input.
    public Tensor x() {
        return inputs.getFirst();
    }

    /// The first target.
    public Tensor y() {
        if (targets.isEmpty()) {
            throw DataException.of(
                    "Batch.y", "a batch with targets", "one without", "use x() only");
        }
        return targets.getFirst();
    }

    /// The number of examples.
    public int size() {
        return Math.toIntExact(x().size(0));
    }

    /// The same batch on a device; itself if it is there.
    public Batch to(Device device) {
        return x().device().equals(device) ? this : each(tensor -> tensor.to(device));
    }

    /// The same batch with other inputs and targets of its own.
    public Batch with(Tensor x, Tensor y) {
        return of(x, y);
    }

    /// Leaves the tensors to the collector, so that they outlive the scope that they were made in.
    Batch unscoped() {
        inputs.forEach(Tensor::unscoped);
        targets.forEach(Tensor::unscoped);
        return this; // looking at a tensor here would make this thread its home again
    }

    /// Makes `scope` the owner of the tensors.
    public Batch in(Scope scope) {
        inputs.forEach(scope::take);
        targets.forEach(scope::take);
        return this;
    }

    /// Frees the tensors of a batch that nobody took.
    void free() {
        inputs.forEach(Tensor::close);
        targets.forEach(Tensor::close);
    }

    private Batch each(UnaryOperator<Tensor> change) {
        return new Batch(
                inputs.stream().map(change).toList(), targets.stream().map(change).toList());
    }
}
