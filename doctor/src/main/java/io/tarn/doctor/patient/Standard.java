package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.data.Dataset;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// x ← (x - mean) / deviation, with what training examples have: by column in tables, by channel in images, by the last dimension in
/// sequences. Values that are no number become the mean. Whole numbers, such as tokens, stay.
public final class Standard implements BatchTransform {
    private static final int ROWS = 2000;

    private final Tensor mean;
    private final Tensor deviation;

    private Standard(Tensor mean, Tensor deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /// Learns from the first inputs of `training`.
    public static Standard of(Dataset training) {
        try (var scope = Scope.open()) {
            Tensor x = Sample.of(training, ROWS, 0).all().x();
            if (!x.dtype().isFloatingPoint()) {
                return new Standard(Tensor.zeros().unscoped(), Tensor.ones().unscoped());
            }
            Tensor columns = x.toDouble().movedim(feature(x), -1).reshape(-1, x.size(feature(x)));
            Tensor known = columns.isFinite();
            Tensor count = known.toDouble().sum(0).clamp(1, Double.POSITIVE_INFINITY);
            Tensor values = columns.where(known, 0);
            Tensor mean = values.sum(0).div(count);
            Tensor off = values.sub(mean).where(known, 0);
            Tensor deviation = off.square().sum(0).div(count).sqrt();
            Tensor safe = deviation.where(deviation.gt(1e-12), 1);
            return new Standard(shaped(mean, x), shaped(safe, x));
        }
    }

    private static int feature(Tensor x) {
        return x.rank() == 2 || x.rank() >= 4 ? 1 : x.rank() - 1;
    }

    private static Tensor shaped(Tensor values, Tensor x) {
        long[] shape = new long[x.rank()];
        Arrays.fill(shape, 1);
        shape[feature(x)] = values.elements();
        return values.reshape(shape).to(x.dtype()).unscoped();
    }

    @Override
    public Batch apply(Batch batch, RandomGenerator chance) {
        Tensor x = batch.x();
        if (!x.dtype().isFloatingPoint()) {
            return batch;
        }
        Tensor scaled = x.sub(mean).div(deviation);
        List<Tensor> inputs = new ArrayList<>(batch.inputs());
        inputs.set(0, scaled.where(scaled.isFinite(), 0));
        return new Batch(inputs, batch.targets());
    }
}
