package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Inputs;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.random.RandomGenerator;

/// Training examples that come a little different every time.
final class Variation {
    private static final double NOISE = 0.1;
    private static final double EXCHANGED = 0.1;
    private static final double SCALE = 0.3;

    private Variation() {}

    /// Numbers with noise of a tenth of their deviation; one token in ten is another of the batch.
    static Batch noisy(Batch batch, RandomGenerator chance) {
        return Inputs.changed(batch, x -> noisy(x, Random.of(chance.nextLong()), EXCHANGED));
    }

    /// Pictures are turned and mirrored besides, tables scaled and moved, of tokens a third are others.
    static Batch strong(Batch batch, RandomGenerator chance) {
        return Inputs.changed(
                batch,
                x -> {
                    Random random = Random.of(chance.nextLong());
                    if (!x.dtype().isFloatingPoint()) {
                        return noisy(x, random, SCALE);
                    }
                    boolean isPicture = x.rank() == 4 && x.size(2) == x.size(3);
                    Tensor changed =
                            isPicture
                                    ? x.rot90(chance.nextInt(4), 2, 3)
                                    : x.mul(1 + SCALE * (2 * chance.nextDouble() - 1));
                    return noisy(changed, random, SCALE);
                });
    }

    private static Tensor noisy(Tensor x, Random random, double share) {
        if (!x.dtype().isFloatingPoint()) {
            Tensor flat = x.reshape(-1);
            Tensor others = flat.indexSelect(0, random.permutation(flat.elements()));
            Tensor chosen = random.bernoulli(share, x.shape().toArray()).gt(0);
            return others.reshape(x.shape().toArray()).where(chosen, x);
        }
        double deviation = x.elements() < 2 ? 0 : x.toDouble().biasedVar().sqrt().item();
        return x.add(random.normal(x.shape().toArray()).to(x.dtype()).mul(NOISE * deviation));
    }
}
