package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.data.Dataset;
import io.tarn.doctor.data.UsualRange;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// x ← (x - mean) / deviation, with what training examples have: by column in tables, by channel in images, by the last dimension in
/// sequences. Values that are no number, or far from all others, become the median. Whole numbers, such as tokens, stay.
public final class Standard implements BatchTransform {
    private static final int ROWS = 2000;

    private final UsualRange usual;
    private final Tensor mean;
    private final Tensor deviation;

    private Standard(UsualRange usual, Tensor mean, Tensor deviation) {
        this.usual = usual;
        this.mean = mean;
        this.deviation = deviation;
    }

    /// Learns from the first inputs of `training`.
    public static Standard of(Dataset training) {
        try (var scope = Scope.open()) {
            Tensor given = Sample.of(training, ROWS, 0).all().x();
            UsualRange usual = UsualRange.of(given);
            if (!given.dtype().isFloatingPoint()) {
                return new Standard(usual, Tensor.zeros().unscoped(), Tensor.ones().unscoped());
            }
            Tensor x = usual.mended(given);
            Tensor columns = x.toDouble().movedim(feature(x), -1).reshape(-1, x.size(feature(x)));
            Tensor mean = columns.mean(0);
            Tensor deviation = columns.sub(mean).square().mean(0).sqrt();
            Tensor safe = deviation.where(deviation.gt(1e-12), 1);
            return new Standard(usual, shaped(mean, x), shaped(safe, x));
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
        List<Tensor> inputs = new ArrayList<>(batch.inputs());
        inputs.set(0, usual.mended(x).sub(mean).div(deviation));
        return new Batch(inputs, batch.targets());
    }
}
