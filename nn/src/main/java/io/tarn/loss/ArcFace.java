package io.tarn.loss;

import io.tarn.nn.Init;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The additive angular margin softmax: cross entropy of s·cos(θ + m) for the right class and s·cos θ
/// for the others, where θ is the angle between an embedding and the learned centre of a class.
///
/// Where θ + m would pass π, cos(θ + m) is replaced by cos θ - m·sin m, which keeps falling.
///
/// | | shape |
/// |---|---|
/// | embeddings, target | `[batch, width]`, `[batch]` |
/// | `weight`, the centres | `[classes, width]` |
public final class ArcFace implements Net, Loss {
    private static final double ALMOST_ONE = 1 - 1e-7;

    private final double scale;
    private final double margin;
    private final Parameter weight;

    private ArcFace(long width, long classes, double scale, double margin) {
        this.scale = scale;
        this.margin = margin;
        this.weight = Init.uniformOver(width).parameter(classes, width);
    }

    /// The paper's choice: s = 64, m = 0.5 radians.
    public static ArcFace of(long width, long classes) {
        return of(width, classes, 64, 0.5);
    }

    public static ArcFace of(long width, long classes, double scale, double margin) {
        if (!(scale > 0 && margin >= 0 && margin < Math.PI / 2)) {
            throw TensorException.of(
                    "ArcFace",
                    "a scale above 0 and a margin from 0 to π/2",
                    "scale %s, margin %s".formatted(scale, margin),
                    "64 and 0.5 are the paper's choice");
        }
        return new ArcFace(width, classes, scale, margin);
    }

    @Override
    public Tensor forward(Tensor embeddings, Tensor target) { // [batch, width], [batch] → []
        Tensor cosine = Similarity.cosines(embeddings, weight.value()); // [batch, classes]
        Targets.indices("ArcFace", cosine, target);
        Tensor safe = cosine.clamp(-ALMOST_ONE, ALMOST_ONE);
        Tensor sine = safe.square().rsub(1).sqrt();
        // cos(θ + m) = cos θ·cos m - sin θ·sin m
        Tensor turned = safe.mul(Math.cos(margin)).sub(sine.mul(Math.sin(margin)));
        // θ + m ≤ π, that is cos θ ≥ cos(π - m)
        Tensor inRange = cosine.ge(Math.cos(Math.PI - margin));
        Tensor moved = Tensor.where(inRange, turned, cosine.sub(margin * Math.sin(margin)));
        Tensor right = target.oneHot(weight.value().size(0)).to(DType.BOOL);
        return CrossEntropy.of().forward(Tensor.where(right, moved, cosine).mul(scale), target);
    }

    /// The scores by which to predict: s·cos θ.
    public Tensor scores(Tensor embeddings) { // [batch, width] → [batch, classes]
        return Similarity.cosines(embeddings, weight.value()).mul(scale);
    }

    @Override
    public String toString() {
        return "ArcFace(%d→%d, scale %s, margin %s)"
                .formatted(weight.value().size(1), weight.value().size(0), scale, margin);
    }
}
