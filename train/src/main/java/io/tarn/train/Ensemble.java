package io.tarn.train;

import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;

/// Several networks that answer as one.
///
/// For classes, every member gives logits `[n, classes]`, and so does the ensemble: the logarithms of its probabilities, so that losses
/// and metrics work as on a single network.
public record Ensemble(List<Layer> members, Combination combination) implements Layer {
    private static final double LEAST = 1e-12;

    /// How the answers, stacked in a new first dimension, become one.
    @FunctionalInterface
    public interface Combination {
        Tensor of(Tensor answers); // [members, n, …]
    }

    public Ensemble {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw TensorException.of("Ensemble", "at least one member", "none", "give it networks");
        }
    }

    /// The mean of the probabilities: log (1/M) Σ softmax(zₘ).
    public static Ensemble mean(List<? extends Layer> members) {
        return new Ensemble(
                List.copyOf(members), answers -> answers.softmax(-1).mean(0).clampMin(LEAST).log());
    }

    /// The mean of the answers themselves, as for regression: (1/M) Σ zₘ.
    public static Ensemble logits(List<? extends Layer> members) {
        return new Ensemble(List.copyOf(members), answers -> answers.mean(0));
    }

    /// The share of members that choose each class.
    public static Ensemble vote(List<? extends Layer> members) {
        return new Ensemble(
                List.copyOf(members),
                answers -> {
                    Tensor votes =
                            answers.argmax(-1).oneHot(answers.size(-1)); // [members, n, classes]
                    return votes.to(answers.dtype()).mean(0).clampMin(LEAST).log();
                });
    }

    @Override
    public Tensor forward(Tensor x) {
        return combination.of(
                Tensor.stack(members.stream().map(member -> member.forward(x)).toList(), 0));
    }
}
