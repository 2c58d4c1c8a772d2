package io.tarn.loss;

import io.tarn.nn.Init;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The additive-margin softmax (CosFace): cross entropy of s·(cos θ - m) for the right class and
/// s·cos θ for the others, where θ is the angle between an embedding and the learned centre of a class.
///
/// | | shape |
/// |---|---|
/// | embeddings, target | `[batch, width]`, `[batch]` |
/// | `weight`, the centres | `[classes, width]` |
public final class AdditiveMargin implements Net, Loss {
    private final double scale;
    private final double margin;
    private final Parameter weight;

    private AdditiveMargin(long width, long classes, double scale, double margin) {
        this.scale = scale;
        this.margin = margin;
        this.weight = Init.uniformOver(width).parameter(classes, width);
    }

    /// The paper's choice for faces and speakers: s = 30, m = 0.35.
    public static AdditiveMargin of(long width, long classes) {
        return of(width, classes, 30, 0.35);
    }

    public static AdditiveMargin of(long width, long classes, double scale, double margin) {
        if (!(scale > 0 && margin >= 0 && margin <= 2)) {
            throw TensorException.of(
                    "AdditiveMargin",
                    "a scale above 0 and a margin from 0 to 2",
                    "scale %s, margin %s".formatted(scale, margin),
                    "30 and 0.35 are the paper's choice");
        }
        return new AdditiveMargin(width, classes, scale, margin);
    }

    @Override
    public Tensor forward(Tensor embeddings, Tensor target) { // [batch, width], [batch] → []
        Tensor cosine = Similarity.cosines(embeddings, weight.value()); // [batch, classes]
        Targets.indices("AdditiveMargin", cosine, target);
        Tensor right = target.oneHot(weight.value().size(0)).to(cosine.dtype());
        // s·(cos θ - m·[class is right])
        return CrossEntropy.of().forward(cosine.sub(right.mul(margin)).mul(scale), target);
    }

    /// The scores by which to predict: s·cos θ.
    public Tensor scores(Tensor embeddings) { // [batch, width] → [batch, classes]
        return Similarity.cosines(embeddings, weight.value()).mul(scale);
    }

    @Override
    public String toString() {
        return "AdditiveMargin(%d→%d, scale %s, margin %s)"
                .formatted(weight.value().size(1), weight.value().size(0), scale, margin);
    }
}
