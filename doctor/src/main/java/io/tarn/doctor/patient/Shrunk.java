package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.data.Dataset;
import io.tarn.doctor.data.UsualRange;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.random.RandomGenerator;

/// x ← x / max|x|, one number for all columns; values that lie far from all others do not count.
record Shrunk(double size) implements BatchTransform {
    private static final int ROWS = 2000;

    static Shrunk of(Dataset training) {
        try (var scope = Scope.open()) {
            Tensor x = Sample.of(training, ROWS, 0).all().x();
            double size =
                    x.dtype().isFloatingPoint() ? UsualRange.of(x).mended(x).abs().max().item() : 1;
            return new Shrunk(size > 0 ? size : 1);
        }
    }

    @Override
    public Batch apply(Batch batch, RandomGenerator chance) {
        return batch.x().dtype().isFloatingPoint()
                ? Inputs.changed(batch, x -> x.div(size))
                : batch;
    }
}
