package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.data.Dataset;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// x ← (x - mean)·V·(Λ + ε)^-½·Vᵀ, with the covariance V·Λ·Vᵀ of training examples: columns that no longer go together, of one size.
public final class Whitening implements BatchTransform {
    private static final int ROWS = 2000;
    private static final int MOST = 512;
    private static final double EPSILON = 1e-7;

    private final Tensor mean;
    private final Tensor change;

    private Whitening(Tensor mean, Tensor change) {
        this.mean = mean;
        this.change = change;
    }

    /// Whether inputs are rows of numbers, and not too long.
    public static boolean applies(Sample training) {
        Tensor x = training.batches().getFirst().x();
        return x.dtype().isFloatingPoint()
                && x.rank() == 2
                && x.size(1) > 1
                && x.size(1) <= MOST
                && training.size() > 2 * x.size(1);
    }

    /// Learns from the first inputs of `training`.
    public static Whitening of(Dataset training) {
        try (var scope = Scope.open()) {
            Tensor x = Sample.of(training, ROWS, 0).all().x();
            Tensor rows = x.toDouble().where(x.isFinite(), 0);
            Tensor mean = rows.meanKeep(0);
            Tensor centred = rows.sub(mean);
            Tensor covariance = centred.transpose(0, 1).matmul(centred).div(rows.size(0));
            var eigen = Decompositions.eigh(covariance);
            double floor = EPSILON * eigen.values().max().item() + 1e-300;
            Tensor scales = eigen.values().clamp(0, Double.POSITIVE_INFINITY).add(floor).rsqrt();
            Tensor v = eigen.vectors();
            Tensor change = v.mul(scales).matmul(v.transpose(0, 1)); // V·diag·Vᵀ
            return new Whitening(mean.to(x.dtype()).unscoped(), change.to(x.dtype()).unscoped());
        }
    }

    public static Treatment treatment() {
        return new Treatment(
                "whiten the inputs", patient -> patient.prepared(of(patient.training())));
    }

    @Override
    public Batch apply(Batch batch, RandomGenerator chance) {
        Tensor x = batch.x();
        List<Tensor> inputs = new ArrayList<>(batch.inputs());
        inputs.set(0, x.where(x.isFinite(), mean).sub(mean).matmul(change));
        return new Batch(inputs, batch.targets());
    }
}
