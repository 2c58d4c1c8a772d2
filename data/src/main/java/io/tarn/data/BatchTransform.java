package io.tarn.data;

import java.util.random.RandomGenerator;

/// A change of whole batches, such as mixup.
@FunctionalInterface
public interface BatchTransform {
    Batch apply(Batch batch, RandomGenerator chance);
}
