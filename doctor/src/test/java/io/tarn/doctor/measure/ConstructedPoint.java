package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.DType;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;

/// A net that is a point w, and a loss around a place c with a Hessian of chosen eigenvalues, in a basis turned at random:
/// 1 + ½·dᵀ·A·d + Σd⁴/10 + mean(x)·bᵀ·d, with d = w - c. The examples x are 1 in the first half and -1 in the second, so b is noise of the gradient.
final class ConstructedPoint implements Net {
    private static final double[] EXAMPLES = {1, -1, -1, 1, -1, 1, 1, -1};

    private final Parameter place;

    private ConstructedPoint(Tensor place) {
        this.place = Parameter.of(place);
    }

    static Halves halves(long seed, DType type, double noise, double off, double... eigenvalues) {
        int n = eigenvalues.length;
        Random random = Random.of(seed);
        Tensor turn = Decompositions.qr(random.normal(n, n).to(DType.FLOAT64)).q();
        Tensor hessian =
                turn.matmul(Tensor.of(eigenvalues, n).diag()).matmul(turn.t()).to(type); // A
        Tensor centre = random.normal(n).to(type); // c
        Tensor direction = random.normal(n).to(type); // b
        Tensor drift = direction.mul(noise).div(direction.norm());
        Tensor away = random.normal(n).to(type);
        var net = new ConstructedPoint(centre.add(away.div(away.norm()), off));
        Tensor x = Tensor.of(EXAMPLES, EXAMPLES.length).to(type);
        return Halves.of(
                List.of(Batch.of(x)),
                batches ->
                        Objective.of(
                                net,
                                batches,
                                batch -> {
                                    Tensor d = net.place.value().sub(centre);
                                    Tensor bowl = d.dot(hessian.mv(d)).mul(0.5);
                                    return bowl.add(d.square().square().sum().mul(0.1))
                                            .add(drift.dot(d).mul(batch.x().mean()))
                                            .add(1);
                                }));
    }
}
