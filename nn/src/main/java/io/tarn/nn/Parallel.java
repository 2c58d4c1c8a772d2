package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.stream.Collectors;

/// Layers side by side on the same input, whose outputs are put together, as in an inception block.
///
/// Its branches are named `0`, `1`, …
public final class Parallel implements Layer {
    /// How the outputs become one.
    private sealed interface Joint {
        Tensor of(List<Tensor> outputs);
    }

    private record Concatenated(long dimension) implements Joint {
        @Override
        public Tensor of(List<Tensor> outputs) {
            return Tensor.cat(outputs, dimension);
        }
    }

    private record Summed() implements Joint {
        @Override
        public Tensor of(List<Tensor> outputs) {
            return outputs.stream().reduce(Tensor::add).orElseThrow();
        }
    }

    @Inline private final List<Layer> branches;

    private final Joint joint;

    private Parallel(List<Layer> branches, Joint joint) {
        if (branches.isEmpty()) {
            throw TensorException.of("Parallel", "one branch or more", "none", "give the layers");
        }
        this.branches = branches;
        this.joint = joint;
    }

    /// y = [f₁(x) … fₙ(x)] along a dimension; 1 for the channels of images.
    public static Parallel concatenating(long dimension, Layer... branches) {
        return new Parallel(List.of(branches), new Concatenated(dimension));
    }

    /// y = f₁(x) + … + fₙ(x).
    public static Parallel summing(Layer... branches) {
        return new Parallel(List.of(branches), new Summed());
    }

    @Override
    public Tensor forward(Tensor x) {
        List<Tensor> outputs = branches.stream().map(branch -> branch.forward(x)).toList();
        return Hooks.after(this, x, joint.of(outputs));
    }

    @Override
    public String toString() {
        String inner = branches.stream().map(Naming::of).collect(Collectors.joining(", "));
        return "Parallel(%s, %s)"
                .formatted(inner, joint instanceof Summed ? "summed" : "concatenated");
    }
}
